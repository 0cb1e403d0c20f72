import { describe, expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { HashPlanInspector } from './internals.ts';
import { openWorkspace } from './workspace.ts';

const { graph, nxJson } = await openWorkspace();
const inspector = new HashPlanInspector(graph, inWorkspace(), nxJson);
await inspector.init();

/** The files that a task's hash is made from. */
const filesOf = (project: string, target: string) =>
  inspector.inspectTaskInputs({ project, target })[`${project}:${target}`]!.files;

// What is wrong with each is the same: the cache would bring back what is not so any more.
describe('what a task reads is in its hash', () => {
  test.each([
    ['frontend', 'docker', 'apps/frontend/Dockerfile'],
    ['frontend', 'docker', 'apps/frontend/src/app/layout.tsx'],
    ['frontend', 'docker', 'libs/api-client/src/client.ts'],
    ['frontend', 'docker', '.dockerignore'],
    ['backend', 'docker', 'apps/backend/Dockerfile'],
    ['backend', 'docker', 'apps/backend/uv.lock'],
    ['backend', 'docker', 'apps/backend/src/todo_backend/app.py'],
    ['backend', 'build', 'apps/backend/src/todo_backend/app.py'],
    ['backend', 'lint', 'apps/backend/tests/conftest.py'],
    ['backend', 'test', 'apps/backend/tests/conftest.py'],
    ['frontend', 'test', 'apps/frontend/src/proxy.test.ts'],
    ['frontend', 'lint', 'apps/frontend/src/proxy.test.ts'],
    ['backend-chart', 'test', 'helm/backend/tests/backend.test.ts'],
    ['helm-plugin', 'build', 'tools/helm-plugin/README.md'],
  ])('%s:%s reads %s', (project, target, file) => {
    expect(filesOf(project, target)).toContain(file);
  });

  test.each([
    ['frontend', 'build', 'apps/frontend/Dockerfile'],
    ['frontend', 'build', 'apps/frontend/src/proxy.test.ts'],
    ['backend', 'build', 'apps/backend/Dockerfile'],
    ['backend', 'docker', 'apps/backend/tests/conftest.py'],
    ['backend', 'docker', 'apps/backend/README.md'],
  ])('%s:%s does not read %s', (project, target, file) => {
    expect(filesOf(project, target)).not.toContain(file);
  });
});

type Input = string | object;
type NamedInputs = Record<string, Input[]>;
const shared = (nxJson.namedInputs ?? {}) as NamedInputs;

/** The patterns of a list, with those of the named inputs in their place. */
function patterns(inputs: readonly Input[], named: NamedInputs): string[] {
  return inputs.flatMap((input) => {
    if (typeof input !== 'string' || input.startsWith('^')) return [];
    return named[input] ? patterns(named[input], named) : [input];
  });
}

/** Whether a pattern takes a file, or another pattern word by word. */
function takes(pattern: string, one: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/*', '.+')
    .replace(/(?<!\.)\*/g, '[^/]*');
  return pattern === one || new RegExp(`^${source}$`).test(one);
}

const targets = Object.values(graph.nodes).flatMap(({ name, data }) =>
  Object.entries(data.targets ?? {}).map(([target, { inputs = [] }]) => {
    const named = { ...shared, ...(data.namedInputs as NamedInputs | undefined) };
    return { task: `${name}:${target}`, listed: patterns(inputs, named) };
  }),
);

test('no target names what another of its patterns takes away: Nx would leave it out', () => {
  expect(targets.length).toBeGreaterThan(40);
  const lost = targets.flatMap(({ task, listed }) => {
    const taken = listed.filter((one) => one.startsWith('!')).map((one) => one.slice(1));
    return listed
      .filter((one) => !one.startsWith('!') && taken.some((gone) => takes(gone, one)))
      .map((one) => `${task}: ${one}`);
  });
  expect(lost).toEqual([]);
});

test.each([
  ['{projectRoot}/Dockerfile', '{projectRoot}/Dockerfile', true],
  ['{projectRoot}/**/*.md', '{projectRoot}/README.md', true],
  ['{projectRoot}/tests/**/*', '{projectRoot}/tests/**/*', true],
  ['{projectRoot}/tests/**/*', '{projectRoot}/tests/a.py', true],
  ['{projectRoot}/**/*.md', '{workspaceRoot}/tools/helm-plugin/README.md', false],
  ['{projectRoot}/Dockerfile', '{projectRoot}/**/*', false],
])('%s takes %s: %s', (pattern, one, expected) => {
  expect(takes(pattern, one)).toBe(expected);
});
