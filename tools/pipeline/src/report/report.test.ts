import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RunEvent } from '../events/event.ts';
import { SampleRun, smallRun } from '../fixtures/sample-run.ts';
import { tagFaults } from '../fixtures/tags.ts';
import { ticks } from './chart.ts';
import { reportPage } from './page.ts';
import { keptRuns, RunRecord } from './run-record.ts';
import { timeline } from './timeline.ts';

const page = (run: SampleRun) => reportPage(run.events, { commit: 'abc1234' });
const text = (html: string) =>
  html
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

function manyTasks(count: number): SampleRun {
  const task = (i: number) => `project-${i}:build`;
  const run = new SampleRun().plan(
    0,
    ...Array.from({ length: count }, (_, i) => ({ task: task(i), needs: i > 3 ? [task(i - 4)] : [] })),
  );
  for (let i = 0; i < count; i++) run.start(i, task(i)).end(i + 1, task(i));
  return run.over(count);
}

test.each([
  ['a good run', smallRun()],
  ['a failed run', smallRun(true)],
  ['no task at all', new SampleRun().over(0)],
  ['60 tasks', manyTasks(60)],
  ['a run that was cut off', new SampleRun().plan(0, { task: 'a' }).start(1, 'a')],
  ['a run of no length', new SampleRun().plan(0, { task: 'a' }).end(0, 'a', 'unchanged').over(0)],
])('%s: a page that is well formed and asks for nothing', (_, run) => {
  const html = page(run);
  expect(tagFaults(html)).toEqual([]);
  expect(html).not.toMatch(/<(a|script|link|img|iframe)[\s>]|(src|href)=|url\(|@import|\bon\w+=/);
  expect(html).toContain(`default-src 'none'`);
  expect(html).not.toMatch(/NaN|undefined|Infinity/);
});

test('what was done, what came from the cache and what that saved', () => {
  const words = text(page(smallRun()));
  expect(words).toContain('ready start → minikube (dev)');
  expect(words).toContain('2026-11-23 06:31:28 UTC · commit abc1234 · run 20261123T063128Z-4711');
  expect(words).toMatch(/10\.0s in all .* 3 done 1 had nothing to do 12\.5s of work saved /);
  expect(words).toMatch(/web:build done 4\.0s 1\.0s built planned: src\/a\.ts changed src\/a\.ts /);
});

test('what waited for what, and the longest chain', () => {
  const { tasks, critical } = timeline(smallRun().events);
  expect(critical).toEqual(['web:build', 'web:docker', 'deploy']);
  const docker = tasks.find((one) => one.task === 'web:docker');
  // Ready when the build had ended, begun half a second later.
  expect(docker).toMatchObject({
    known: 1,
    ready: 5,
    start: 5.5,
    end: 8,
    waitedFor: 'web:build',
    critical: true,
  });
  expect(tasks.find((one) => one.task === 'api:build')).toMatchObject({ critical: false });
  const html = page(smallRun());
  expect(html.match(/<path/g)).toHaveLength(2);
  expect(html.match(/<path class="chain"/g)).toHaveLength(2);
});

test('a failed run: the problem with all its words, what was skipped and why', () => {
  const html = page(smallRun(true));
  expect(html).toContain('where:  pod &lt;a&amp;b&gt;');
  expect(html).toContain('cause:  a &quot;bug&quot;');
  expect(text(html)).toMatch(/deploy skipped web:docker failed planned: the image differs/);
  expect(text(html)).toContain('1 failed');
});

test('a killed run is told as cut off, its open task goes to the end', () => {
  const run = new SampleRun().plan(0, { task: 'a' }).start(1, 'a').note(3, 'still here');
  expect(text(page(run))).toContain('cut off');
  expect(timeline(run.events).tasks[0]).toMatchObject({ state: 'running', start: 1, end: 3 });
});

test('nothing that a program says becomes a tag, an attribute or a style', () => {
  const nasty = `</style><script>alert(1)</script>" onload="x' & \x00\x1b[31m`;
  const run = new SampleRun()
    .plan(0, { task: nasty, reason: nasty, details: [nasty] }, { task: 'b', needs: [nasty] })
    .start(0, nasty)
    .note(0, nasty)
    .end(1, nasty, 'done', nasty)
    .start(1, 'b')
    .end(2, 'b')
    .problem(2, nasty)
    .over(2, 'failed');
  Object.assign(run.events[0]!, { command: nasty, target: nasty, configuration: nasty });
  const html = page(run);
  expect(tagFaults(html)).toEqual([]);
  expect(html).not.toMatch(/<script|\x00|\x1b/);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test.each([
  [0, [0]],
  [0.3, [0, 0.1, 0.2, 0.3]],
  [10, [0, 2, 4, 6, 8, 10]],
  [61, [0, 15, 30, 45, 60]],
  [3600, [0, 600, 1200, 1800, 2400, 3000, 3600]],
  [100_000, [0, 18_000, 36_000, 54_000, 72_000, 90_000]],
])('time axis of %d s', (length, marks) => expect(ticks(length)).toEqual(marks));

function record(root: string, run: string): void {
  const view = new RunRecord(root);
  const events = smallRun().events.map((one) =>
    one.type === 'run-started' ? { ...one, run } : one,
  ) as RunEvent[];
  events.forEach((event) => view.on(event));
  view.close();
}
const id = (i: number) => `20261123T0631${String(i).padStart(2, '0')}Z-4711`;

test('page, events and the newest page are kept; of 25 runs the last 20, and what is not ours stays', () => {
  const root = mkdtempSync(join(tmpdir(), 'todo-report-'));
  const place = join(root, 'dist/runs');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'mine.html'), '');
  for (let i = 0; i < 25; i++) record(root, id(i));
  const names = readdirSync(place).sort();
  expect(names).toHaveLength(keptRuns * 2 + 2);
  expect(names).toEqual(
    expect.arrayContaining(['mine.html', 'latest.html', `${id(5)}.ndjson`, `${id(24)}.html`]),
  );
  expect(names).not.toContain(`${id(4)}.html`);
  expect(readFileSync(join(place, 'latest.html'), 'utf8')).toBe(
    readFileSync(join(place, `${id(24)}.html`), 'utf8'),
  );
  const lines = readFileSync(join(place, `${id(24)}.ndjson`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => (JSON.parse(line) as RunEvent).type)).toEqual(
    smallRun().events.map((one) => one.type),
  );
});

test('a folder that cannot be made: said, and no failure', () => {
  const root = mkdtempSync(join(tmpdir(), 'todo-report-'));
  writeFileSync(join(root, 'dist'), 'a file');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  record(root, id(1));
  expect(said.mock.calls.join()).toContain('! no report was written to dist/runs: E');
  said.mockRestore();
});
