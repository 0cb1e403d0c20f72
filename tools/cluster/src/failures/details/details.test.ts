import { expect, test } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { detailOf } from './details.ts';
import { recordedSnapshot } from '../fixtures/snapshots.ts';
import { inScope } from '../snapshot/scope.ts';
import { findFailures } from '../signs/signs.ts';

const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });
const detail = (name: string) =>
  detailOf(findFailures(inScope(recordedSnapshot(name), undefined, true), catalogue)[0]!, cluster);
const withWords = (code: string, words: string) =>
  detailOf({ failure: catalogue.find((one) => one.code === code)!, object: 'o', where: 'w', words }, cluster);

test.each([
  ['key-missing', 'the pod takes TWO from Secret keys, which has no such key'],
  ['secret-missing', 'the pod takes its environment from secret no-such, which is not there'],
  ['memory', 'the container needs more memory than its limit of 48Mi'],
  ['image-pull', "the node does not have the image, and cannot reach the registry in the image's name"],
  ['volume', 'volume certificates is made from secret no-such, which is not there'],
  ['claim', 'the pod mounts claim no-such, which is not there'],
  ['runtime-class', "the pod's runtime class wants the handler no-such, which the node does not have"],
  ['network-addresses', 'every address that the network has for pods is taken: 10.244.0.2-10.244.0.3'],
  ['network-plugin', 'the node has no network plugin no-such in /opt/cni/bin, which its settings name'],
  ['network-away', 'the node has no settings of a network plugin in /etc/cni/net.d'],
  ['quota', 'quota small is used up: requests.cpu: 100m wanted, 0 of 50m in use'],
])('%s: %s', async (name, cause) => {
  expect(await detail(name)).toMatchObject({ cause });
});

test('the object to describe is named', async () => {
  expect(await detail('key-missing')).toMatchObject({ facts: { kind: 'secret', object: 'keys' } });
  expect(await withWords('POD-CONFIG', 'CreateContainerConfigError: something new')).toEqual({
    facts: { kind: 'pod', object: '' },
  });
});

test('a quota of several resources, and one that wants limits', async () => {
  const words =
    'pods "p" is forbidden: exceeded quota: small, requested: limits.cpu=1,requests.cpu=50m, used: limits.cpu=0,requests.cpu=1, limited: limits.cpu=0,requests.cpu=1';
  expect((await withWords('QUOTA', words)).cause).toBe(
    'quota small is used up: limits.cpu: 1 wanted, 0 of 0 in use; requests.cpu: 50m wanted, 1 of 1 in use',
  );
  const must =
    'pods "p" is forbidden: failed quota: small: must specify limits.cpu for: app; requests.cpu for: app';
  expect((await withWords('QUOTA', must)).cause).toBe(
    'quota small wants every pod to say limits.cpu for: app',
  );
});

test('words that are not known change nothing', async () => {
  for (const code of ['POD-IMAGE', 'POD-VOLUME', 'POD-MEMORY', 'ROLLOUT-STUCK'])
    expect((await withWords(code, 'something new')).cause).toBeUndefined();
});
