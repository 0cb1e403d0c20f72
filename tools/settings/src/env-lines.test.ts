import { expect, test } from 'vitest';
import { parseEnvLines, writeEnvLines } from './env-lines.ts';

test.each([
  ['A=b', { A: 'b' }],
  ['\uFEFFA=b\r\nB=c\r\n', { A: 'b', B: 'c' }],
  ['# note\n\n  A = b', 'ENV-LINE'],
  ['export A=b', { A: 'b' }],
  ['A=', { A: '' }],
  ["A='x # y'", { A: 'x # y' }],
  ['A="say \\"hi\\" \\\\ "', { A: 'say "hi" \\ ' }],
  ['A=postgresql://u:p$w@h/db?sslmode=require', { A: 'postgresql://u:p$w@h/db?sslmode=require' }],
  ['A=1\nA=2', { A: '2' }],
  ['just words', 'ENV-LINE'],
  ['1A=b', 'ENV-LINE'],
  ["A='open", 'ENV-LINE'],
])('%j', (text, expected) => {
  if (typeof expected === 'string') expect(() => parseEnvLines(text, '.env')).toThrow(expected);
  else expect(parseEnvLines(text, '.env')).toEqual(expected);
});

test('the message names the line and not the value', () => {
  const failing = () => parseEnvLines("OK=1\nPASSWORD='hunter2", '.env');
  expect(failing).toThrow(/line 2 of \.env/);
  expect(failing).not.toThrow(/hunter2/);
});

test('values are put in place, comments stay, new keys come last', () => {
  const written = writeEnvLines('# a\nA=\nB=2\n', { A: 'x y', C: 'it\'s "c"' });
  expect(written).toBe('# a\nA=\'x y\'\nB=2\nC="it\'s \\"c\\""\n');
  expect(parseEnvLines(written, '.env')).toEqual({ A: 'x y', B: '2', C: 'it\'s "c"' });
});
