import { expect, test } from 'vitest';
import { podNames, recordedPod } from './fixtures/pods.ts';
import { reasonOf } from './watch.ts';

const pod = 'pod backend-75964c65c8-b7858';
const flags = '--context c -n n';

/** Of each failing pod: code, where, the cluster's own words, the next command. */
const expected: Record<string, [code: string, where: string, words: RegExp, next: RegExp]> = {
  'err-image-never-pull': [
    'POD-IMAGE',
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
    /^kubectl --context c -n n describe pod backend-/,
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
    /^kubectl --context c -n n logs backend-\S+ --previous$/,
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
    /^kubectl --context c -n n logs backend-migrate-7xk2p$/,
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
  const failing = recordedPod('failing', name);
  const found = reasonOf(failing);
  expect(found).toMatchObject({ reason: { code }, where, words: expect.stringMatching(words) });
  expect(found!.reason.next(failing, flags)).toMatch(next);
  expect(found!.reason.cause).not.toBe('');
});

test.each(podNames('fine'))('no reason: %s', (name) => {
  expect(reasonOf(recordedPod('fine', name))).toBeUndefined();
});

test('a container beside one that is well is found', () => {
  const both = recordedPod('fine', 'healthy');
  const other = recordedPod('failing', 'image-pull-back-off');
  both.status.containerStatuses!.push({ ...other.status.containerStatuses![0]!, name: 'sidecar' });
  expect(reasonOf(both)).toMatchObject({ reason: { code: 'POD-IMAGE' }, where: `${pod}, container sidecar` });
});

test('an init container counts too', () => {
  const waiting = recordedPod('fine', 'initializing');
  const other = recordedPod('failing', 'crash-loop-back-off');
  waiting.status.initContainerStatuses = [{ ...other.status.containerStatuses![0]!, name: 'wait' }];
  expect(reasonOf(waiting)).toMatchObject({ reason: { code: 'POD-CRASH' }, where: `${pod}, container wait` });
});
