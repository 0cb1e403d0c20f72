import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedOutput, readTaskLine } from './nx-output.ts';

/** What Nx 23.2.1 printed with --output-style=static-failures-only. */
const recorded = (name: string) =>
  readFileSync(join(import.meta.dirname, 'fixtures/nx-23.2.1', `${name}.txt`), 'utf8');
const told = (text: string) => text.split('\n').map(readTaskLine).filter(Boolean);

test.each(['failed', 'failed-colour'])(
  'a run in which a task fails (%s): one line a task, no line of a task that was left out',
  (name) => {
    expect(told(recorded(name))).toEqual([
      { task: 'api:build', state: 'cached' },
      { task: 'api:deploy:prod', state: 'done' },
      { task: 'web:build', state: 'failed' },
    ]);
  },
);

test.each([
  ['good', 'cached'],
  ['good-colour', 'done'],
])('a run in which all goes well (%s)', (name, state) => {
  expect(told(recorded(name))).toEqual([
    { task: 'api:build', state },
    { task: 'api:deploy:prod', state: 'done' },
  ]);
  expect(failedOutput(recorded(name))).toBeUndefined();
});

test.each([
  ['✔  nx run api:build  [existing outputs match the cache, left as is]', 'cached'],
  ['✔  nx run api:build  [remote cache]', 'cached'],
  ['✔  nx run api:build', 'done'],
  ['\x1b[32m✔\x1b[39m  \x1b[2mnx run\x1b[22m api:build\r', 'done'],
  ['> nx run api:build', 'failed'],
])('%j', (line, state) => {
  expect(readTaskLine(line)).toEqual({ task: 'api:build', state });
});

test.each([
  '',
  '- api',
  ' NX   Running target deploy for 2 projects',
  '> vitest run',
  '✔ done',
  'next: npx nx run web:build',
  '> nx run',
  '  > nx run api:build',
])('%j tells nothing of a task', (line) => {
  expect(readTaskLine(line)).toBeUndefined();
});

const words = `> node web/fail.mjs

building
✖ IMAGE-BUILD: the image of web could not be built
  where:  apps/web/Dockerfile
          │ line a
          │ line b
  cause:  see the lines above
  next:   npx nx docker web
Warning: command "node web/fail.mjs" exited with non-zero status code`;

test.each(['failed', 'failed-colour', 'failed-alone'])(
  "the output of the failed task, and nothing of Nx's own (%s)",
  (name) => {
    expect(failedOutput(recorded(name))).toEqual({ task: 'web:build', words });
  },
);

test('the same when the summary of the other stream comes late', () => {
  const lines = recorded('failed').split('\n');
  const at = lines.findIndex((line) => / NX {3}Running target .* failed/.test(line));
  const until = lines.findIndex((line) => line.includes('Run duration'));
  const late = [...lines.slice(0, at), ...lines.slice(until), ...lines.slice(at, until)].join('\n');
  expect(failedOutput(late)).toEqual({ task: 'web:build', words });
});

test('of two failed tasks the first is told', () => {
  const text = '> nx run a:lint\n\nfirst\n\n✔  nx run c:lint\n\n> nx run b:lint\n\nsecond\n';
  expect(failedOutput(text)).toEqual({ task: 'a:lint', words: 'first' });
});
