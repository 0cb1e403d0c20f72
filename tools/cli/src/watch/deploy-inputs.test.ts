import { expect, test } from 'vitest';
import { DeployFiles } from './deploy-inputs.ts';

/** A workspace whose inputs change: each question gets the next answer, the last one again and again. */
function workspace(...answers: (string[] | undefined)[]) {
  let asked = 0;
  const files = new DeployFiles(() => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]));
  return { files, asked: () => asked };
}

test('a known file is chosen without asking', async () => {
  const { files, asked } = workspace(['apps/web/a.ts']);
  await files.refresh();
  expect(await files.select(['apps/web/a.ts'])).toEqual(['apps/web/a.ts']);
  expect(asked()).toBe(1);
});

test('a new file is asked for; a file that no task reads is left out', async () => {
  const { files, asked } = workspace(['apps/web/a.ts'], ['apps/web/a.ts', 'apps/web/new.ts']);
  await files.refresh();
  expect(await files.select(['apps/web/new.ts', 'docs/x.md'])).toEqual(['apps/web/new.ts']);
  expect(asked()).toBe(2);
});

test('a deleted file counts, though Nx does not know it any more; a folder that was moved away too', async () => {
  const { files } = workspace(['apps/web/a.ts', 'apps/web/b.ts', 'apps/webs/c.ts'], ['apps/web/b.ts']);
  await files.refresh();
  expect(await files.select(['apps/web/a.ts', 'docs/x.md'])).toEqual(['apps/web/a.ts']);
  expect(await files.select(['apps/web', 'apps/we'])).toEqual(['apps/web']);
});

test.each(['.env', 'nx.json', 'package-lock.json', 'apps/web/project.json', 'helm/web/Chart.yaml'])(
  '%s is read by all',
  async (file) => {
    const { files, asked } = workspace(['a']);
    await files.refresh();
    expect(await files.select([file])).toEqual([file]);
    expect(asked()).toBe(1);
  },
);

test.each(['apps/web/.env', 'docs/nx.json', 'package.json.md'])('%s is not', async (file) => {
  const { files } = workspace(['a']);
  await files.refresh();
  expect(await files.select([file])).toEqual([]);
});

test('when Nx cannot say, every file counts: the run tells why', async () => {
  const { files } = workspace(undefined);
  await files.refresh();
  expect(await files.select(['docs/x.md'])).toEqual(['docs/x.md']);
});
