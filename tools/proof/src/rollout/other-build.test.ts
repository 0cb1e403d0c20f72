import { expect, test, vi } from 'vitest';
import type { RolloutPlace } from './place.ts';
import { buildOther } from './other-build.ts';

/** A clone that writes down what is run in it; `fails` ends that program with an error. */
function fakePlace(fails?: string) {
  const done: string[] = [];
  const must = vi.fn(async (program: string, args: string[]) => {
    done.push(`${program} ${args.slice(0, 2).join(' ')}`);
    if (program === fails) throw new Error('no');
    return { seconds: 1 };
  });
  const checkout = {
    root: '/clone',
    edit: (file: string, _: RegExp, by: string) => done.push(`edit ${file}: ${by}`),
    must,
    git: async (...args: string[]) => done.push(`git ${args.join(' ')}`),
  };
  const cluster = { provider: { node: async () => ({ container: 'the-node' }) } };
  return { place: { checkout, cluster } as unknown as RolloutPlace, done, must };
}
const line = 'apps/frontend/src/app/layout.tsx';

test('the line is changed, built, made an image and loaded, and then as before', async () => {
  const { place, done, must } = fakePlace();
  await buildOther(place, 'by-hand-x', 'Another build');
  expect(done.map((one) => one.split(' ')[0])).toEqual(['edit', 'npx', 'docker', 'bash', 'git']);
  expect(done[0]).toBe(`edit ${line}: applicationName: 'Another build',`);
  expect(must.mock.calls[1]?.[1]).toContain('app=/clone/dist/apps/frontend');
  expect(must.mock.calls[2]?.[1].slice(-2)).toEqual(['todo-frontend:by-hand-x', 'the-node']);
});

test('a build that fails leaves the line as it was', async () => {
  const { place, done } = fakePlace('docker');
  await expect(buildOther(place, 'by-hand-x', 'Another build')).rejects.toThrow('no');
  expect(done.at(-1)).toBe(`git checkout -q -- ${line}`);
});
