import { expect, test } from 'vitest';
import { Problem } from './problem.ts';
import { readProblem } from './read-problem.ts';

const facts = { code: 'POD-CRASH', what: 'ended', where: 'pod a', cause: 'a bug', next: 'kubectl logs a' };

test('what was printed is read back, among other lines', () => {
  const text = `> nx run x\n${new Problem({ ...facts, words: 'one\n✖ INNER: two' }).explain()}\nWarning: exit code 1`;
  expect(readProblem(text)?.facts).toEqual({ ...facts, words: 'one\n✖ INNER: two\n' });
});

test('a problem without words', () => {
  expect(readProblem(new Problem(facts).explain())?.facts).toMatchObject(facts);
});

test('no problem in it', () => {
  expect(readProblem('✖ something failed\n  where: here')).toBeUndefined();
});
