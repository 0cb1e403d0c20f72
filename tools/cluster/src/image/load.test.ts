import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf, nodeAnswers, recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer, type Answers } from '../fixtures/fake-programs.ts';
import { ensureLoaded } from './load.ts';

const image = 'todo-backend:h1';
const name = `docker.io/library/${image}`;
const none: Answer = { stdout: '' };
const there: Answer = { stdout: `${name}\n` };

function programs(docker: Answers, runtime = 'containerd://1.7.27', minikube: Answers = {}): FakePrograms {
  const made = new FakePrograms({
    docker: { ...docker, ...nodeAnswers.docker },
    minikube: { ...nodeAnswers.minikube, ...minikube },
    kubectl: { 'get nodes': runtime },
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const load = () => ensureLoaded(clusterOf(), image);
const listing = `exec minikube ctr -n k8s.io images ls -q name==${name}`;
const importing = 'exec -i minikube ctr -n k8s.io images import -';
const saved = { save: 'the image as tar' };

test('an image that the node has is not sent', async () => {
  const fakes = programs({ [listing]: there });
  expect(await load()).toEqual({
    kind: 'unchanged',
    reason: `${image} is on the node of minikube profile minikube`,
  });
  expect(fakes.lines().filter((line) => /save|import|image load/.test(line))).toEqual([]);
});

test('a missing one is streamed into the node and looked for again', async () => {
  const fakes = programs({
    [listing]: [none, there],
    [importing]: 'unpacking docker.io/library/todo-backend:h1\n',
    ...saved,
  });
  expect(await load()).toEqual({
    kind: 'done',
    reason: `${image} loaded into the node of minikube profile minikube`,
  });
  expect(fakes.calls('docker').find(({ args }) => args.includes('import'))!.stdin).toBe('the image as tar');
  expect(fakes.lines('docker')).toContain(`docker save ${image}`);
});

test.each<[string, Answers]>([
  ['the import says ok and the node has no image', { [listing]: none, [importing]: 'unpacking\n', ...saved }],
  [
    'the import fails',
    { [listing]: none, [importing]: { stderr: 'ctr: failed to ingest', exitCode: 1 }, ...saved },
  ],
  [
    'the engine has no such image',
    {
      [listing]: none,
      [importing]: '',
      save: { stderr: 'Error response from daemon: reference does not exist', exitCode: 1 },
    },
  ],
])('%s: IMAGE-LOAD', async (_, docker) => {
  programs(docker);
  await expect(load()).rejects.toMatchObject({
    facts: {
      code: 'IMAGE-LOAD',
      what: `${image} did not reach the node`,
      where: 'minikube profile minikube',
    },
  });
});

test('a node without room tells so', async () => {
  const words = 'ctr: failed to write: no space left on device';
  programs({ [listing]: none, [importing]: { stderr: words, exitCode: 1 }, ...saved });
  await expect(load()).rejects.toMatchObject({
    facts: { code: 'IMAGE-LOAD', words: expect.stringContaining(words) },
  });
});

test('a node that cannot be asked is a problem of its own', async () => {
  programs({ [listing]: { stderr: 'Error response from daemon: container is not running', exitCode: 1 } });
  await expect(load()).rejects.toMatchObject({
    facts: { code: 'COMMAND-FAILED', words: expect.stringContaining('not running') },
  });
});

test('a node with the docker runtime is asked and loaded by docker', async () => {
  const fakes = programs(
    {
      [`exec minikube docker image ls -q ${image}`]: [none, { stdout: '999501658302\n' }],
      'exec -i minikube docker load': 'Loaded image\n',
      ...saved,
    },
    'docker://28.5.2',
  );
  expect(await load()).toMatchObject({ kind: 'done' });
  expect(fakes.calls('docker').find(({ args }) => args.includes('load'))!.stdin).toBe('the image as tar');
});

test("a runtime that is not known here: by minikube's own command, which is not believed", async () => {
  const runtime = 'cri-o://1.33.0';
  const list = recorded('minikube-image-ls.json');
  const good = programs({}, runtime, { 'image ls': [{ stdout: '[]' }, { stdout: list }], 'image load': '' });
  expect(await load()).toEqual({ kind: 'done', reason: `${image} loaded into minikube profile minikube` });
  expect(good.lines('minikube')).toContain(`minikube -p minikube image load ${image}`);
  programs({}, runtime, { 'image ls': list });
  expect(await load()).toMatchObject({ kind: 'unchanged' });
  programs({}, runtime, { 'image ls': '[]', 'image load': '' });
  await expect(load()).rejects.toMatchObject({ facts: { code: 'IMAGE-LOAD' } });
});
