import { expect, test } from 'vitest';
import { failedFor, kinds } from './play.ts';
import { faultScenes, specLines } from './scenes.ts';
import { codeOf } from './world.ts';

test('kinds of failures, the most frequent first', () => {
  expect(kinds({ reset: 2, 'status 503': 40, refused: 7 })).toBe('status 503 ×40, refused ×7, reset ×2');
  expect(kinds({})).toBe('');
});

test('it failed from when the first one was sent to when the last one had failed', () => {
  const fine = { planned: 0, ended: 20_000 };
  expect(failedFor([fine])).toBe('');
  const failed = [
    { planned: 3000, ended: 13_000, failure: 'no answer in time' },
    { planned: 1500, ended: 1510, failure: 'refused' },
  ];
  expect(failedFor([fine, ...failed])).toBe('11.5 s');
});

test('the code is that of the message, not of a word in capitals elsewhere', () => {
  const ran = (stderr: string) => ({ exitCode: 1, stdout: '', stderr, seconds: 1 });
  expect(codeOf(ran('  1.0s ✖ failed x\n✖ POD-IMAGE: it is not there\n  where: HERE\n'))).toBe('POD-IMAGE');
  expect(codeOf(ran('Killed'))).toBe('no code');
});

test('every scene has a name of its own', () => {
  const names = [...faultScenes, ...specLines].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
