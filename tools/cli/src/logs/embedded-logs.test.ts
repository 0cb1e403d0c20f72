import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { embeddedLogs } from './embedded-logs.ts';
import { inOrder, type LogQuery } from './log-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'todo-logs-'));
const fileOf = (name: string) => join(folder, `${name}.log`);
const query: LogQuery = { services: ['frontend', 'backend'], previous: false, hooks: false };
const at = (seconds: number, message: string) =>
  `${JSON.stringify({ time: new Date(Date.now() - seconds * 1000).toISOString(), message })}\n`;
const texts = (lines: { text: string }[]) =>
  lines.map(({ text }) => /"message":"(.*?)"/.exec(text)?.[1] ?? text);

test('both files in the order of their times, and a trace stays behind its line', async () => {
  writeFileSync(fileOf('frontend'), at(50, 'first') + at(10, 'third'));
  writeFileSync(fileOf('backend'), `${at(30, 'second')}  at place\n`);
  const lines = inOrder(await embeddedLogs(query, fileOf).read());
  expect(texts(lines)).toEqual(['first', 'second', '  at place', 'third']);
});

test('since and tail', async () => {
  expect(texts(await embeddedLogs({ ...query, since: 20 }, fileOf).read())).toEqual(['third']);
  expect(texts(await embeddedLogs({ ...query, tail: 1 }, fileOf).read())).toEqual(['third', '  at place']);
});

test('following: new lines whole, and a file that begins anew after a restart', async () => {
  const source = embeddedLogs({ ...query, services: ['backend'] }, fileOf);
  await source.read();
  const shown: string[] = [];
  const ending = new AbortController();
  const following = source.follow(({ text }) => shown.push(text), ending.signal);
  const until = async (count: number) => {
    for (let i = 0; i < 50 && shown.length < count; i++) await sleep(100);
  };
  appendFileSync(fileOf('backend'), 'half ');
  await sleep(400);
  expect(shown).toEqual([]);
  appendFileSync(fileOf('backend'), 'a line\n');
  await until(1);
  writeFileSync(fileOf('backend'), 'anew\n');
  await until(2);
  ending.abort();
  await following;
  expect(shown).toEqual(['half a line', 'anew']);
});

test('a service that never ran has no lines', async () => {
  expect(await embeddedLogs(query, (name) => join(folder, 'none', name)).read()).toEqual([]);
});
