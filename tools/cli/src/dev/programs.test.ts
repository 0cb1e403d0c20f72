import { expect, test } from 'vitest';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { isFromSource, requireSource } from './programs.ts';

const service = (source: string) => ({
  name: 'greeter',
  secrets: [],
  calls: [],
  imageMegabytes: { whole: 1, ours: 1 },
  embedded: { program: 'dist/apps/greeter/main.mjs', source, port: 8080, ready: '/' },
});

test('a source that is there is fine; one that is not is told before anything starts', () => {
  expect(() => requireSource(service('tools/cli/src/dev/programs.ts'))).not.toThrow();
  let facts;
  try {
    requireSource(service('apps/greeter/src/gone.ts'));
  } catch (error) {
    facts = (error as Problem).facts;
  }
  expect(facts).toMatchObject({
    code: 'SERVICE-SOURCE',
    what: expect.stringContaining('apps/greeter/src/gone.ts'),
    where: expect.stringContaining('apps/greeter/project.json'),
    class: 'preflight',
  });
});

test('a service without a source is none of them', () => {
  const { source: _, ...built } = service('x').embedded;
  expect(isFromSource(service('x'))).toBe(true);
  expect(isFromSource({ ...service('x'), embedded: built })).toBe(false);
});
