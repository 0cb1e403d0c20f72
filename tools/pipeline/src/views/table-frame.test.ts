import { expect, test } from 'vitest';
import { SampleRun } from '../fixtures/sample-run.ts';
import { paintWith, textWidth } from './look.ts';
import { tableFrame } from './table-frame.ts';
import { inGraphOrder, TableModel } from './table-model.ts';

const plain = paintWith(false);

function modelOf(run: SampleRun): TableModel {
  const model = new TableModel();
  for (const event of run.events) model.on(event);
  return model;
}
const halfway = () =>
  new SampleRun()
    .plan(0, { task: 'deploy', needs: ['web:docker', 'api:build'], reason: 'the image differs' })
    .plan(0, { task: 'web:docker', needs: ['web:build'] }, { task: 'web:build', reason: 'src/a.ts changed' })
    .plan(0, { task: 'api:build', action: 'cached' })
    .start(0, 'api:build')
    .end(0.2, 'api:build', 'cached', 'from the\n\x1b[31mcache\x1b[0m', 12.5)
    .start(0.5, 'web:build');
const frame = (run: SampleRun, columns: number, rows?: number, now = 3) =>
  tableFrame(modelOf(run), now, rows === undefined ? { columns } : { columns, rows }, plain);

test('a wide terminal: symbol, state, task, running seconds, and what it waits for', () => {
  expect(frame(halfway(), 80)).toEqual([
    '  ⠋ running   web:build       2.5s  src/a.ts changed',
    '  · waits     web:docker            waits for web:build',
    '  ○ cached    api:build       0.2s  from the cache',
    '  · waits     deploy                waits for web:docker',
    '  start → minikube (dev) · 3.0s · 1 of 4 · 12.5s saved',
  ]);
});

test('40 columns: no words that have no room', () => {
  expect(frame(halfway(), 40)).toEqual([
    '  ⠋ web:build       2.5s  src/a.ts cha…',
    '  · web:docker            waits for we…',
    '  ○ api:build       0.2s  from the cac…',
    '  · deploy                waits for we…',
    '  3.0s · 1 of 4 · 12.5s saved',
  ]);
});

test('seconds go on, and stand still once a task has ended', () => {
  const run = halfway().end(4.5, 'web:build', 'done', 'built');
  expect(frame(halfway(), 80, undefined, 4.2)[0]).toContain('3.7s');
  expect(frame(run, 80, undefined, 100)[0]).toBe('  ✓ done      web:build       4.0s  built');
});

const many = (ended: number, running: number, all = 60) => {
  const tasks = Array.from({ length: all }, (_, i) => ({ task: `project-${i}:build:production` }));
  const run = new SampleRun().plan(0, ...tasks);
  for (let i = 0; i < ended + running; i++) run.start(0, tasks[i]!.task);
  for (let i = 0; i < ended; i++) run.end(1, tasks[i]!.task, i % 2 ? 'done' : 'cached');
  return run;
};

test('too many rows: what ended goes first, then what waits; what runs stays', () => {
  const lines = frame(many(20, 4), 100, 10);
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('  ✓ 10 done, 10 with nothing to do');
  expect(lines.filter((line) => line.includes('running'))).toHaveLength(4);
  expect(lines[8]).toBe('  · 33 more wait');
});

test('a failed row is hidden last', () => {
  const run = many(20, 4)
    .start(2, 'project-40:build:production')
    .end(2, 'project-40:build:production', 'failed', 'X');
  expect(frame(run, 100, 9).join('\n')).toMatch(/✖ failed +project-40:build:production/);
  expect(frame(run, 100, 7)[0]).toContain('1 failed');
});

test('no size breaks it: never wider or higher than the terminal, colour or not', () => {
  for (const run of [new SampleRun(), halfway(), many(0, 0), many(60, 0), many(20, 4), many(0, 60)]) {
    for (const columns of [1, 2, 5, 10, 20, 39, 40, 53, 54, 66, 80, 200]) {
      for (const rows of [1, 2, 3, 4, 7, 10, 24, 100]) {
        for (const colour of [false, true]) {
          const lines = tableFrame(modelOf(run), 3, { columns, rows }, paintWith(colour));
          expect(lines.length).toBeLessThanOrEqual(rows);
          const widths = lines.map((line) => textWidth(line.replace(/\x1b\[\d+m/g, '')));
          expect(Math.max(...widths)).toBeLessThanOrEqual(Math.max(1, columns - 1));
        }
      }
    }
  }
});

test('letters of double width are counted as such', () => {
  const run = new SampleRun()
    .plan(0, { task: 'a', reason: '漢字漢字漢字漢字漢字漢字漢字漢字' })
    .start(0, 'a');
  expect(textWidth(frame(run, 40)[0]!)).toBeLessThanOrEqual(39);
  expect(frame(run, 40)[0]).toContain('漢字…');
});

test('the last frame has all rows, and no colour where none is wanted', () => {
  const lines = frame(many(60, 0), 80);
  expect(lines).toHaveLength(61);
  expect(lines.join('')).not.toContain('\x1b');
  expect(tableFrame(modelOf(halfway()), 3, { columns: 80 }, paintWith(true)).join('')).toContain('\x1b[90m');
});

test('a task with a long name is cut in the middle: both ends tell something', () => {
  const run = new SampleRun().plan(0, { task: 'a-very-long-project-name-indeed:deploy:production' });
  expect(frame(run, 50)[0]).toMatch(/a-very-long-\S*….*:production/);
});

test('what is needed stands above; a circle is left as it is', () => {
  const order = (...rows: [string, string[]][]) =>
    inGraphOrder(rows.map(([task, needs]) => ({ task, needs }))).map((row) => row.task);
  expect(order(['c', ['b']], ['x', []], ['b', ['a', 'gone']], ['a', []])).toEqual(['a', 'b', 'c', 'x']);
  expect(order(['a', ['b']], ['b', ['a']])).toEqual(['b', 'a']);
});
