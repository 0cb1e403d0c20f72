import { expect, test } from 'vitest';
import { buildsBefore } from './few-cores.ts';

const task = (id: string) => {
  const [project, target] = id.split(':');
  return [id, { id, target: { project, target } }] as const;
};
const plan = {
  kinds: [
    { id: 'frontend:build', kind: 'cached' },
    { id: 'backend:load', kind: 'load' },
    { id: 'backend-chart:deploy', kind: 'release' },
  ],
  toRun: { tasks: Object.fromEntries(['frontend:build', 'backend:load', 'backend-chart:deploy'].map(task)) },
} as unknown as Parameters<typeof buildsBefore>[0];

test('on two cores a deployment lets the builds go first, and nothing else does', () => {
  const letFirst = buildsBefore(plan, 2);
  expect(letFirst('backend-chart:deploy')).toEqual(['frontend:build']);
  expect(letFirst('backend:load')).toEqual([]);
});

test('with more cores all is done at once', () => {
  expect(buildsBefore(plan, 4)('backend-chart:deploy')).toEqual([]);
});
