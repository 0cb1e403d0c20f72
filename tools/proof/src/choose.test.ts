import { expect, test } from 'vitest';
import { choose, readNumber } from './choose.ts';
import { proofs } from './proofs.ts';
import { table } from './print.ts';

const all = [{ name: 'hook' }, { name: 'sequences' }];

test('names choose, no name means all', () => {
  expect(choose(all, ['sequences'])).toEqual([{ name: 'sequences' }]);
  expect(choose(all, [])).toEqual(all);
});

test.each([
  ['hok', 'PROOF-UNKNOWN'],
  ['--sed', 'USAGE'],
])('%s is refused as %s with the known names', (name, code) => {
  expect(() => choose(all, ['hook', name])).toThrow(
    expect.objectContaining({ exitCode: 2, facts: expect.objectContaining({ code }) }),
  );
});

test('numbers of the command line', () => {
  expect(readNumber(undefined, '--seed', 0)).toBeUndefined();
  expect(readNumber('0', '--seed', 0)).toBe(0);
  for (const text of ['-1', '1.5', 'seven', '', '0x10', '99999999999999999999'])
    expect(() => readNumber(text, '--seed', 0)).toThrow(/USAGE-NUMBER/);
  expect(() => readNumber('0', '--steps', 1)).toThrow(/USAGE-NUMBER/);
});

test('each proof has a name of its own and inputs; each benchmark a limit and both sides', () => {
  expect(new Set(proofs.map(({ name }) => name)).size).toBe(proofs.length);
  for (const { inputs, limit, sides, steps } of proofs) {
    expect(inputs.length).toBeGreaterThan(3);
    expect(steps).toBeGreaterThan(0);
    expect(limit === undefined).toBe(sides === undefined);
  }
});

test('the table stands in columns', () => {
  const row = { summary: '', reason: 'there is no record' };
  expect(
    table([
      { ...row, name: 'hook', state: 'never run' },
      { ...row, name: 'sequences', state: 'never run' },
    ]),
  ).toBe('hook       never run   there is no record\nsequences  never run   there is no record');
});
