import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { clusterOf, nodeAnswers } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { sortEngine, sortNode } from './choose.ts';
import { bytesAs, bytesIn, engineImages, type EngineImage } from './engine.ts';
import { removeFromNode } from './node.ts';
import { oldRuns } from './runs.ts';

const image = (id: string, day: number, ...names: string[]): EngineImage => ({
  id,
  names,
  tagged: `2026-11-${String(day).padStart(2, '0')}T06:00:00Z`,
});
const images = [
  image('1', 1, 'todo-backend:h1'),
  image('2', 2, 'todo-backend:h2', 'todo-backend:h2b'),
  image('3', 3, 'todo-backend:h3'),
  image('4', 4, 'todo-frontend:h4'),
  image('5', 5),
];

function programs(docker: Answers): FakePrograms {
  const made = new FakePrograms({ ...nodeAnswers, docker: { ...docker, ...nodeAnswers.docker } });
  vi.stubEnv('PATH', made.folder);
  return made;
}
afterEach(() => vi.unstubAllEnvs());

describe('what goes from the engine', () => {
  test('the newest of each service stay, two names of one image count once, leftovers of builds go', () => {
    expect(sortEngine(images, 2, new Map()).removed).toEqual(['todo-backend:h1', '5']);
    expect(sortEngine(images, 1, new Map()).removed).toEqual([
      'todo-backend:h1',
      'todo-backend:h2',
      'todo-backend:h2b',
      '5',
    ]);
  });

  test('what is used stays, and says by whom', () => {
    const { kept, removed } = sortEngine(images, 0, new Map([['todo-backend:h1', 'release backend']]));
    expect(kept).toEqual([{ image: 'todo-backend:h1', why: 'release backend' }]);
    expect(removed).toEqual([
      'todo-backend:h2',
      'todo-backend:h2b',
      'todo-backend:h3',
      'todo-frontend:h4',
      '5',
    ]);
  });
});

test('on a node what the engine has forgotten is the oldest; other images of the name are no business of ours', () => {
  const names = ['todo-backend:h9', 'todo-backend:h1', 'todo-backend:h3', 'todo-postgres:1'];
  expect(sortNode(names, images, 2, new Map()).removed).toEqual(['todo-backend:h9']);
});

test('the engine is asked by name and by label, and only names of ours are taken', async () => {
  programs({
    'image ls --no-trunc --filter reference=todo-frontend': 'todo-backend:h1 sha256:a\nother:1 sha256:a\n',
    'image ls --no-trunc --filter dangling=true': '<none>:<none> sha256:b\n',
    'image inspect': JSON.stringify([
      {
        Id: 'sha256:a',
        RepoTags: ['todo-backend:h1', 'other:1'],
        Created: 'x',
        Metadata: { LastTagTime: 'y' },
      },
      { Id: 'sha256:b', RepoTags: null, Created: 'x' },
    ]),
  });
  expect(await engineImages()).toEqual([
    { id: 'sha256:a', names: ['todo-backend:h1'], tagged: 'y' },
    { id: 'sha256:b', names: [], tagged: 'x' },
  ]);
});

describe('what goes from a node', () => {
  test('crictl takes every name of an image', async () => {
    const fakes = programs({ 'crictl rmi': '' });
    await removeFromNode(clusterOf(), ['todo-backend:h1']);
    expect(fakes.lines('docker').at(-1)).toBe(
      'docker exec minikube crictl rmi docker.io/library/todo-backend:h1',
    );
  });

  test('without crictl the name by id goes too, unless another name stands for the same', async () => {
    const fakes = programs({
      crictl: { stderr: 'OCI runtime exec failed: executable file not found\n', exitCode: 127 },
      'images rm': '',
      'images ls': [
        'REF TYPE DIGEST SIZE',
        'docker.io/library/todo-backend:h2 manifest sha256:d2 1',
        'sha256:id1 manifest sha256:d1 1',
        'sha256:id2 manifest sha256:d2 1',
      ].join('\n'),
    });
    await removeFromNode(clusterOf(), ['todo-backend:h1']);
    const removals = fakes.lines('docker').filter((line) => line.includes('images rm'));
    expect(removals.map((line) => line.split('images rm ')[1])).toEqual([
      'docker.io/library/todo-backend:h1',
      'sha256:id1',
    ]);
  });

  test('a removal that fails is told', async () => {
    programs({ 'crictl rmi': { stderr: 'image is in use\n', exitCode: 1 } });
    await expect(removeFromNode(clusterOf(), ['todo-backend:h1'])).rejects.toThrow(/COMMAND-FAILED/);
  });
});

test('old runs: by the time in their names, all files of one together, others left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'todo-runs-'));
  const names = ['20261121T000000Z-1', '20261122T000000Z-2', '20261123T000000Z-3'];
  for (const name of names)
    for (const end of ['html', 'ndjson']) writeFileSync(join(folder, `${name}.${end}`), 'x');
  writeFileSync(join(folder, 'latest.html'), 'x');
  expect(oldRuns(folder, 2)).toEqual({
    runs: 1,
    bytes: 2,
    files: [join(folder, `${names[0]}.html`), join(folder, `${names[0]}.ndjson`)],
  });
  expect(oldRuns(folder, 5).runs).toBe(0);
  expect(oldRuns(join(folder, 'none')).runs).toBe(0);
});

test.each([
  ['30.04MB', 30_040_000, '30.0 MB'],
  ['0B', 0, '0 B'],
  ['1.5GB', 1_500_000_000, '1.5 GB'],
  ['N/A', 0, '0 B'],
  ['512kB', 512_000, '512 kB'],
])('%s', (text, bytes, shown) => {
  expect(bytesIn(text)).toBe(bytes);
  expect(bytesAs(bytes)).toBe(shown);
});
