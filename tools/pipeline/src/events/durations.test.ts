import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Durations } from './durations.ts';
import { Run } from './run.ts';

const fileWith = (text?: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'todo-durations-')), 'data/durations.json');
  mkdirSync(join(file, '..'));
  if (text !== undefined) writeFileSync(file, text);
  return file;
};
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const runWith = (file: string) =>
  new Run({ command: 'start', target: 'kind', views: [], secrets: () => [], durations: new Durations(file) });

test('what really ran is kept, and is what a later run saves', () => {
  const file = fileWith();
  const first = runWith(file);
  first.taskStarted('a');
  first.taskEnded('a', 'done', '');
  first.taskStarted('b');
  first.taskEnded('b', 'failed', '');
  first.taskEnded('c', 'cached', '');
  first.end('failed');
  expect(Object.keys(read(file) as object)).toEqual(['a']);
  writeFileSync(file, '{"a":12.5}');
  const second = runWith(file);
  for (const task of ['a', 'b', 'toString']) second.taskEnded(task, 'unchanged', '');
  second.taskEnded('a', 'cached', '', 3);
  const saved = second.events.map((one) => (one.type === 'task-ended' ? one.saved : 'none'));
  expect(saved.slice(1)).toEqual([12.5, undefined, undefined, 3]);
  second.end('ready');
  expect(read(file)).toEqual({ a: 12.5 });
});

test('two runs at once: each keeps what the other wrote; no half file is left', () => {
  const file = fileWith('{"old":1}');
  const [one, two] = [new Durations(file), new Durations(file)];
  one.set('one', 2);
  two.set('two', 3);
  one.save();
  two.save();
  expect(read(file)).toEqual({ old: 1, one: 2, two: 3 });
  expect(readdirSync(join(file, '..'))).toEqual(['durations.json']);
});

test.each(['', '{"a": 1', '[1]', 'null', '{"a":"fast"}', '{"a":-1}', '\x00\x01'])(
  'a file that holds %j is said once and made anew',
  (text) => {
    const file = fileWith(text);
    const run = runWith(file);
    run.end('ready');
    expect(run.events[1]).toMatchObject({
      type: 'note',
      text: expect.stringMatching(/^! .*durations\.json cannot/),
    });
    expect(read(file)).toEqual({});
    expect(runWith(file).events).toHaveLength(1);
  },
);

test('a place that cannot be written is no failure', () => {
  const file = fileWith('a file');
  const durations = new Durations(join(file, 'below/durations.json'));
  durations.set('a', 1);
  expect(() => durations.save()).not.toThrow();
});
