import { expect, test } from 'vitest';
import { asProblem, Problem } from './problem.ts';

const facts = {
  code: 'DISK-FULL',
  what: 'no space',
  where: '/var',
  cause: 'images',
  next: 'docker system prune',
};

test('a problem says what, where, cause and next, in this order', () => {
  const lines = new Problem({ ...facts, words: 'a\n\nb' }).explain().split('\n');
  expect(lines).toEqual([
    '✖ DISK-FULL: no space',
    '  where:  /var',
    '          │ a',
    '          │ b',
    '  cause:  images',
    '  next:   docker system prune',
  ]);
});

test('the exit code follows the class', () => {
  expect(new Problem(facts).exitCode).toBe(1);
  expect(new Problem({ ...facts, class: 'refused' }).exitCode).toBe(4);
});

test('only the last 20 lines of a program are shown', () => {
  const words = Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n');
  const shown = new Problem({ ...facts, words }).explain();
  expect(shown).not.toContain('line 29\n');
  expect(shown).toContain('line 30\n');
});

test('what is no problem becomes INTERNAL with its stack', () => {
  const problem = asProblem(new TypeError('x is not a function'));
  expect(problem.facts.code).toBe('INTERNAL');
  expect(problem.explain()).toContain('problem.test.ts');
  expect(asProblem('text').facts.what).toBe('text');
});
