import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import * as internals from './internals.ts';
import { readInputs } from './task-inputs.ts';
import { hashedTasks, needsOf } from './tasks.ts';
import { openWorkspace } from './workspace.ts';

test("Nx's inner functions are where this version has them", () => {
  const { dependencies = {}, devDependencies } = JSON.parse(
    readFileSync(inWorkspace('package.json'), 'utf8'),
  ) as {
    dependencies?: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  expect({ ...dependencies, ...devDependencies }['nx']).toMatch(/^\d+\.\d+\.\d+$/);
  for (const [name, value] of Object.entries(internals))
    expect(['function', 'object'], name).toContain(typeof value);
});

test('the pipeline of this workspace: every task hashed, in the order of the chain, with its files', async () => {
  const workspace = await openWorkspace();
  const { graph } = await hashedTasks(workspace, {
    projects: ['backend'],
    target: 'deploy',
    configuration: 'prod',
  });
  for (const task of Object.values(graph.tasks)) expect(task.hash, task.id).toMatch(/^\d+$/);
  expect(needsOf(graph, 'backend:docker')).toEqual(['backend:build']);
  expect(needsOf(graph, 'backend-chart:deploy:prod')).toEqual(
    expect.arrayContaining(['backend:load', 'cluster:secrets', 'backend-chart:helm-template']),
  );
  const inputs = (await readInputs(workspace, graph, ['backend:build']))['backend:build']!;
  expect(inputs.hash).toBe(graph.tasks['backend:build']!.hash);
  expect(Object.keys(inputs.files)).toEqual(expect.arrayContaining(['apps/backend/pyproject.toml']));
  expect(Object.keys(inputs.files).filter((file) => file.startsWith('apps/frontend/'))).toEqual([]);
}, 60_000);
