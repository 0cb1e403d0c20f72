import { afterEach, expect, test, vi } from 'vitest';
import { objectsAsked, podList, recordedPod } from '../failures/fixtures/pods.ts';
import { recordedSnapshot } from '../failures/fixtures/snapshots.ts';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { endBackOffs } from './back-off.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const secret = (written: string) =>
  JSON.stringify({ metadata: { annotations: written ? { 'todo-chatbot/written-at': written } : {} } });

const deleted = (...pods: ReturnType<typeof recordedPod>[]) => deletedWith(secret(''), ...pods);

async function deletedWith(secret: string, ...pods: ReturnType<typeof recordedPod>[]): Promise<string[]> {
  const fakes = new FakePrograms({
    kubectl: { 'get pods': podList(...pods), 'get secret': secret, delete: '' },
  });
  vi.stubEnv('PATH', fakes.folder);
  const names = await endBackOffs(clusterOf(), 'backend');
  const lines = fakes.lines('kubectl').filter((line) => line.includes('delete'));
  expect(lines).toHaveLength(names.length ? 1 : 0);
  for (const name of names) expect(lines[0]).toContain(name);
  return names;
}

test.each([
  'image-pull-back-off',
  'crash-loop-back-off',
  'err-image-never-pull',
  'create-container-config-error',
])('a pod in %s is made anew', async (name) => {
  const pod = recordedPod('failing', name);
  expect(await deleted(pod, recordedPod('fine', 'healthy'))).toEqual([pod.metadata.name]);
});

test('a pod that is not ready and read the Secret before it was put right is made anew; a ready one serves on', async () => {
  const [unready, ready] = [recordedPod('fine', 'not-ready-yet'), recordedPod('fine', 'healthy')];
  const at = (seconds: number) =>
    new Date(Date.parse(unready.metadata.creationTimestamp) + seconds * 1000).toISOString();
  ready.metadata.creationTimestamp = at(-100);
  expect(await deletedWith(secret(at(30)), unready, ready)).toEqual([unready.metadata.name]);
  expect(await deletedWith(secret(at(-30)), unready, ready)).toEqual([]);
});

test('what is left of a pod that was put out goes, and is no work of its own', async () => {
  const evicted = recordedPod('fine', 'healthy');
  evicted.metadata.name = 'put-out';
  evicted.status = { phase: 'Failed', reason: 'Evicted' };
  const fakes = new FakePrograms({
    kubectl: { 'get pods': podList(evicted, recordedPod('fine', 'healthy')), delete: '' },
  });
  vi.stubEnv('PATH', fakes.folder);
  expect(await endBackOffs(clusterOf(), 'backend')).toEqual([]);
  const [line, ...more] = fakes.lines('kubectl').filter((one) => one.includes(' delete '));
  expect(line).toMatch(/delete pods put-out --/);
  expect(more).toEqual([]);
});

test('a pod whose Secret was not there to be mounted is made anew, once', async () => {
  const { pods, warnings } = recordedSnapshot('volume');
  const list = podList(...pods.map((pod) => ({ ...pod, kind: 'Pod' })));
  const fakes = new FakePrograms({
    kubectl: {
      'get pods -o': list,
      [objectsAsked]: list,
      'get events': JSON.stringify({ items: warnings }),
      'get secret': secret(''),
      delete: '',
    },
  });
  vi.stubEnv('PATH', fakes.folder);
  expect(await endBackOffs(clusterOf(), 'app')).toEqual([pods[0]!.metadata.name]);
  expect(fakes.lines('kubectl').filter((line) => line.includes(' delete '))).toHaveLength(1);
});

test.each(['healthy', 'creating', 'recovered', 'terminating', 'not-ready-yet'])(
  'a pod that is %s is left',
  async (name) => {
    expect(await deleted(recordedPod('fine', name))).toEqual([]);
  },
);
