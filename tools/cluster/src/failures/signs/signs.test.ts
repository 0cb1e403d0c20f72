import { expect, test } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { fill, placeholders } from '../fill.ts';
import { recordedSnapshot } from '../fixtures/snapshots.ts';
import { podNames, recordedPod } from '../fixtures/pods.ts';
import { findFailures } from './signs.ts';
import { reasonOf } from '../watch.ts';

const pod = 'pod backend-75964c65c8-b7858';
const facts = placeholders(clusterOf({ MINIKUBE_PROFILE: 'c', K8S_NAMESPACE: 'n' }), 'backend');

/** Of each failing pod: code, where, the cluster's own words, the first next command. */
const expected: Record<string, [code: string, where: string, words: RegExp, next: RegExp]> = {
  'err-image-never-pull': [
    'POD-IMAGE-NEVER',
    `${pod}, container backend`,
    /^ErrImageNeverPull: Container image "todo-backend:h\d+" is not present with pull policy of Never$/,
    /^npm start$/,
  ],
  'image-pull-back-off': [
    'POD-IMAGE',
    `${pod}, container backend`,
    /^ImagePullBackOff: Back-off pulling image .*pull access denied/,
    /^npm start$/,
  ],
  'create-container-config-error': [
    'POD-CONFIG',
    `${pod}, container backend`,
    /couldn't find key GROQ_API_KEY in Secret default\/backend-secrets/,
    /^kubectl --context c -n n describe /,
  ],
  'oom-killed': [
    'POD-MEMORY',
    `${pod}, container backend`,
    /^OOMKilled with exit code 137, 2 restarts$/,
    /resources\.limits\.memory/,
  ],
  'crash-loop-back-off': [
    'POD-CRASH',
    `${pod}, container backend`,
    /^Error with exit code 1, 3 restarts$/,
    /^kubectl --context c -n n logs .*--previous$/,
  ],
  'crash-again': [
    'POD-CRASH',
    `${pod}, container backend`,
    /^Error with exit code 1, 1 restarts$/,
    /--previous$/,
  ],
  'ends-by-itself': [
    'POD-CRASH',
    `${pod}, container backend`,
    /^Completed with exit code 0, 1 restarts$/,
    /--previous$/,
  ],
  'hook-failed': [
    'HOOK-FAILED',
    'pod backend-migrate-7xk2p, container migrate',
    /^Error with exit code 1, 0 restarts$/,
    /^kubectl --context c -n n logs /,
  ],
  unschedulable: [
    'POD-UNSCHEDULABLE',
    pod,
    /^Unschedulable: 0\/1 nodes are available: 1 Insufficient memory\./,
    /resources\.requests/,
  ],
};

test('every recorded failing pod is expected here', () => {
  expect(podNames('failing').sort()).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(expected))('%s', (name, [code, where, words, next]) => {
  const found = reasonOf(recordedPod('failing', name));
  expect(found).toMatchObject({ failure: { code }, where, words: expect.stringMatching(words) });
  expect(fill(found!.failure.next[0]!, facts)).toMatch(next);
});

test.each(podNames('fine'))('no reason: %s', (name) => {
  expect(reasonOf(recordedPod('fine', name))).toBeUndefined();
});

test('a Secret that cannot be mounted shows in the warnings only', () => {
  const { pods, warnings } = recordedSnapshot('volume');
  expect(reasonOf(pods[0]!)).toBeUndefined();
  expect(reasonOf(pods[0]!, warnings)).toMatchObject({
    failure: { code: 'POD-VOLUME' },
    words: expect.stringContaining('secret "no-such" not found'),
  });
  expect(reasonOf(recordedPod('fine', 'creating'), warnings)).toBeUndefined();
});

test('a container beside one that is well is found', () => {
  const both = recordedPod('fine', 'healthy');
  const other = recordedPod('failing', 'image-pull-back-off');
  both.status.containerStatuses!.push({ ...other.status.containerStatuses![0]!, name: 'sidecar' });
  expect(reasonOf(both)).toMatchObject({
    failure: { code: 'POD-IMAGE' },
    where: `${pod}, container sidecar`,
  });
});

test('an init container counts too', () => {
  const waiting = recordedPod('fine', 'initializing');
  const other = recordedPod('failing', 'crash-loop-back-off');
  waiting.status.initContainerStatuses = [{ ...other.status.containerStatuses![0]!, name: 'wait' }];
  expect(reasonOf(waiting)).toMatchObject({
    failure: { code: 'POD-CRASH' },
    where: `${pod}, container wait`,
  });
});

test('of each object the most telling failure', () => {
  const one = recordedPod('failing', 'crash-loop-back-off');
  const other = recordedPod('failing', 'image-pull-back-off');
  other.metadata.name = 'other';
  one.status.containerStatuses!.push(other.status.containerStatuses![0]!);
  const found = findFailures({ pods: [one, other], controllers: [], warnings: [] }, catalogue);
  expect(found.map(({ object, failure }) => [object, failure.code])).toEqual([
    [one.metadata.name, 'POD-IMAGE'],
    ['other', 'POD-IMAGE'],
  ]);
});
