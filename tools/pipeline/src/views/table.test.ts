import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SampleRun, smallRun } from '../fixtures/sample-run.ts';
import { Screen } from '../fixtures/screen.ts';
import { TableView } from './table.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function show(run: SampleRun, screen = new Screen()) {
  const view = new TableView(screen, true);
  // As in a run: each event in its own moment.
  let before = 0;
  for (const event of run.events) {
    vi.advanceTimersByTime((event.at - before) * 1000);
    before = event.at;
    view.on(event);
  }
  vi.advanceTimersByTime(50);
  return { view, screen };
}
const running = () =>
  new SampleRun()
    .plan(0, { task: 'a' }, { task: 'b', needs: ['a'] })
    .note(0.1, 'hello')
    .start(0.2, 'a');

test('drawn in place: one table on the screen, notes above it', () => {
  const { screen } = show(running().note(2, 'a note\nof two lines'));
  expect(screen.lines.slice(0, 4)).toEqual([
    'hello',
    'a note',
    'of two lines',
    expect.stringContaining('running   a'),
  ]);
  expect(screen.lines.slice(4)).toEqual([
    '  · waits     b                     waits for a',
    expect.stringMatching(/^ {2}start → minikube \(dev\) · 2\.\ds · 0 of 2$/),
    '',
  ]);
  expect(screen.cursorHidden).toBe(true);
});

test('the seconds tick without an event, and only what differs is written', () => {
  const { screen } = show(running());
  const before = screen.lines[1];
  screen.writes = [];
  vi.advanceTimersByTime(1000);
  expect(screen.lines[1]).not.toBe(before);
  expect(screen.writes).toHaveLength(10);
  expect(screen.writes.join('')).not.toContain('waits for a');
});

test('the end: the whole table, the run, what to do next, the problem; the cursor is back and nothing is drawn any more', () => {
  const run = smallRun(true);
  run.events.splice(-1, 0, { type: 'note', at: 8.1, text: 'look: npm run status' });
  const { screen, view } = show(run, new Screen(80, 5));
  view.close();
  const { length } = screen.writes;
  vi.advanceTimersByTime(1000);
  expect(screen.writes).toHaveLength(length);
  expect(screen.cursorHidden).toBe(false);
  expect(screen.lines.map((line) => line.trimEnd())).toEqual([
    '  ✓ done      web:build       4.0s  built',
    '  ○ cached    api:build       0.2s  from the cache',
    '  ✖ failed    web:docker      2.5s  POD-CRASH',
    '  – skipped   deploy                web:docker failed',
    '  8.1s  failed · 12.5s of work saved · report: dist/runs/20261123T063128Z-4711.h',
    'tml',
    'look: npm run status',
    '',
    '✖ POD-CRASH: it ends',
    '  where:  pod <a&b>',
    '          │ last words',
    '  cause:  a "bug"',
    '  next:   npm run logs',
    '',
  ]);
});

test('a note after the last task waits below; when another task comes it goes above', () => {
  const run = new SampleRun().plan(0, { task: 'a' }).start(0, 'a').end(1, 'a').note(1, 'later');
  const first = show(run);
  expect(first.screen.lines.join()).not.toContain('later');
  const second = show(run.plan(2, { task: 'b' }).start(2, 'b'));
  expect(second.screen.lines[0]).toBe('later');
});

test('a terminal made narrower keeps one table', () => {
  const { screen } = show(running());
  screen.resize(30);
  vi.advanceTimersByTime(300);
  expect(screen.lines.filter((line) => / b( |$)/.test(line))).toHaveLength(1);
  expect(screen.lines[0]).toBe('hello');
  expect(Math.max(...screen.lines.map((line) => line.length))).toBeLessThanOrEqual(29);
});

test('a run without a task: its notes, no table', () => {
  const { screen, view } = show(new SampleRun().note(0.1, 'nothing to see').over(1));
  view.close();
  expect(screen.lines).toEqual(['nothing to see', expect.stringContaining('ready'), '']);
});

test('the cursor comes back when the process ends before the run', () => {
  const { screen } = show(running());
  process.emit('exit', 0);
  expect(screen.cursorHidden).toBe(false);
});
