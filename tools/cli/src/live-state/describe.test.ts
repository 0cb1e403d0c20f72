import { expect, test } from 'vitest';
import { describeTarget } from './describe.ts';
import type { LiveTarget, PodState } from './state.ts';

const pod = (more: Partial<PodState> = {}): PodState => ({
  name: 'backend-7d-aaaaa',
  ready: true,
  phase: 'Running',
  restarts: 0,
  since: new Date(Date.now() - 300_000).toISOString(),
  image: 'todo-backend:h1',
  ...more,
});
const target = (
  pods: PodState[],
  image = { name: 'todo-backend:h1', checkout: 'todo-backend:h1' },
): LiveTarget => ({
  target: 'minikube',
  url: 'http://localhost:30000',
  parts: [{ name: 'backend', ready: true, detail: '1/1 pods ready', pods, image }],
});
const shown = (one: LiveTarget) => describeTarget(one, false).split('\n');

test('address, part, image, pods', () => {
  expect(shown(target([pod()]))).toEqual([
    'minikube  http://localhost:30000',
    '  ✓ backend    1/1 pods ready',
    '               todo-backend:h1, as this checkout',
    '               ✓ backend-7d-aaaaa  running, 5 min old',
  ]);
});

test('an image of other files, with the next command; one of a registry by its end', () => {
  const other = shown(target([], { name: 'todo-backend:h1', checkout: 'todo-backend:h2' }));
  expect(other.join('\n')).toMatch(/todo-backend:h1\n +this checkout is h2: npm run plan, npm start/);
  const pushed = shown(target([], { name: 'registry.example/todo-backend:h1', checkout: 'todo-backend:h1' }));
  expect(pushed[2]).toMatch(/as this checkout$/);
});

test('pods that fail say why; one on its way out is no fault', () => {
  const lines = shown(
    target([
      pod({ ready: false, restarts: 3, reason: 'POD-CRASH: Error with exit code 1' }),
      pod({ name: 'old', phase: 'ending', ready: false, reason: 'POD-CRASH: x' }),
    ]),
  );
  expect(lines.slice(3)).toEqual([
    '               ✖ backend-7d-aaaaa  not ready, 5 min old, 3 restarts',
    '                   POD-CRASH: Error with exit code 1',
    '               · old  ending, 5 min old',
  ]);
});

test('no address: that is said', () => {
  expect(shown({ target: 'compose', parts: [] })).toEqual(['compose  no address answers']);
});
