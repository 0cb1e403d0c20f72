import { expect, test } from 'vitest';
import type { LogLine } from './log-line.ts';
import { printed } from './printer.ts';

const plain = { colour: false, raw: false, json: false };
const line = (text: string, more: Partial<LogLine> = {}): LogLine => ({
  service: 'backend',
  place: 'aaaaa',
  time: '2026-11-23T06:00:01.25Z',
  text,
  ...more,
});

test('a JSON line in words: level, message, and what else it says', () => {
  const text =
    '{"time":"x","level":"warning","logger":"a.b","message":"slow answer","status":200,"path":"/a b"}';
  expect(printed(line(text), plain)).toMatch(
    /^backend aaaaa {2}│ \d\d:\d\d:01\.250 warning slow answer status=200 path="\/a b"$/,
  );
});

test.each(['plain words', '{"half":', '{"no":"message"}', '{}'])('%j stays as it is', (text) => {
  expect(printed(line(text), plain).endsWith(text)).toBe(true);
});

test('no time is known: blanks, so that the columns hold', () => {
  expect(printed(line('x', { time: '', place: '' }), plain)).toBe(`backend  │ ${' '.repeat(12)} x`);
});

test('raw, and JSON with the fields of a line that is JSON itself', () => {
  const text = '{"message":"m","a":1}';
  expect(printed(line(text), { ...plain, raw: true })).toBe(`backend aaaaa  │ ${text}`);
  expect(JSON.parse(printed(line(text), { ...plain, json: true }))).toMatchObject({
    service: 'backend',
    text,
    fields: { message: 'm', a: 1 },
  });
});

test('colours: the service, the time, and errors', () => {
  const shown = printed(line('{"message":"m","level":"error"}'), { ...plain, colour: true });
  expect(shown).toMatch(/\x1b\[3[2-6]mbackend aaaaa/);
  expect(shown).toContain('\x1b[31merror');
});
