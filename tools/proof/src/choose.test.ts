import { expect, test } from 'vitest';
import { choose, chooseBench, mustHave, readNumber, readNumbers } from './choose.ts';
import { proofs } from './proofs.ts';
import { table } from './print.ts';

const all = [{ name: 'hook' }, { name: 'sequences' }];

test('names choose, no name means all', () => {
  expect(choose(all, ['sequences'])).toEqual([{ name: 'sequences' }]);
  expect(choose(all, [])).toEqual(all);
});

test('a bench is every proof; a quick one those with a ratio, and no other by its name', () => {
  const fakes = [{ name: 'hook', limit: 1.5 }, { name: 'images' }, { name: 'faults' }];
  const names = (named: string[], quick: boolean) => chooseBench(fakes, named, quick).map(({ name }) => name);
  expect(names([], false)).toEqual(['hook', 'images', 'faults']);
  expect(names(['faults'], false)).toEqual(['faults']);
  expect(names([], true)).toEqual(['hook']);
  expect(() => names(['faults'], true)).toThrow(/PROOF-UNKNOWN/);
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

test('a list of numbers: each once, in their order; a single one is a list too', () => {
  expect(readNumbers('3', '--only', 1)).toEqual([3]);
  expect(readNumbers('7, 2,7,1', '--only', 1)).toEqual([1, 2, 7]);
  expect(readNumbers(undefined, '--only', 1)).toBeUndefined();
  for (const text of ['', '1,', '0,1', '1 2', '1-3'])
    expect(() => readNumbers(text, '--only', 1), text).toThrow(/USAGE-NUMBER/);
});

test('a step that a proof does not have is refused with those that it has', () => {
  const refused = (most?: number) => () => mustHave({ name: 'faults', ...(most && { most }) }, [0, 17, 18]);
  expect(refused(18)).toThrow(
    expect.objectContaining({
      exitCode: 2,
      facts: expect.objectContaining({ code: 'USAGE-NUMBER', cause: 'its steps are 1 to 18' }),
    }),
  );
  expect(refused(19)).not.toThrow();
  expect(refused()).not.toThrow();
});

test('each proof has a name of its own and inputs; each benchmark a limit and both sides', () => {
  expect(new Set(proofs.map(({ name }) => name)).size).toBe(proofs.length);
  for (const { inputs, limit, sides, steps, most } of proofs) {
    expect(most ?? steps).toBe(steps);
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
