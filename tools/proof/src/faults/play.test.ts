import { expect, test } from 'vitest';
import { faultScenes, specLines } from './scenes.ts';
import { codeOf } from './world.ts';

test('the code is that of the message, not of a word in capitals elsewhere', () => {
  const ran = (stderr: string) => ({ exitCode: 1, stdout: '', stderr, seconds: 1 });
  expect(codeOf(ran('  1.0s ✖ failed x\n✖ POD-IMAGE: it is not there\n  where: HERE\n'))).toBe('POD-IMAGE');
  expect(codeOf(ran('Killed'))).toBe('no code');
});

test('every scene has a name of its own', () => {
  const names = [...faultScenes, ...specLines].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
