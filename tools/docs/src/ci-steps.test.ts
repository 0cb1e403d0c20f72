import { expect, test } from 'vitest';
import { ciSteps, isCommandOf } from './ci-steps.ts';

test('the steps of a script, also those over two lines', () => {
  const script = 'step() {\n}\n  step one npm test\nfault two a \\\n    b c\n# step three x\n';
  expect([...ciSteps(script)]).toEqual([
    ['one', 'npm test'],
    ['two', 'a b c'],
  ]);
});

test.each([
  ['npm run down', true],
  ['npm run down -- --all', false],
  ["bash .ci/expect-line 'Nothing would be done' npm run down", true],
  ['bash .ci/expect-line removed npm run down', true],
  ["bash .ci/expect-line 'npm run down' true", false],
])('the step %s is the command npm run down: %s', (step, is) => {
  expect(isCommandOf(step, 'npm run down')).toBe(is);
});
