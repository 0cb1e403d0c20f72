import { expect, test } from 'vitest';
import { SampleRun, smallRun } from '../fixtures/sample-run.ts';
import { viewName } from './choose.ts';
import { JsonView } from './json.ts';
import { LinesView } from './lines.ts';

function shown(run: SampleRun, colour = false): string[] {
  let text = '';
  const view = new LinesView({ write: (words) => (text += words), colour });
  run.events.forEach((event) => view.on(event));
  view.close();
  return text.split('\n');
}

test('one line as each task ends, then the run', () => {
  expect(shown(smallRun())).toEqual([
    '   1.2s  ○ cached    api:build              from the cache',
    '   5.0s  ✓ done      web:build              built',
    '   8.0s  ✓ done      web:docker             image built',
    '   9.9s  ✓ done      deploy                 revision 3',
    '  10.0s  ready · 12.5s of work saved · report: dist/runs/20261123T063128Z-4711.html',
    '',
  ]);
});

test('a failed run ends with the problem', () => {
  const lines = shown(smallRun(true));
  expect(lines[2]).toBe('   8.0s  ✖ failed    web:docker             POD-CRASH');
  expect(lines[3]).toBe('   8.0s  – skipped   deploy                 web:docker failed');
  expect(lines.slice(5)).toEqual([
    '',
    '✖ POD-CRASH: it ends',
    '  where:  pod <a&b>',
    '          │ last words',
    '  cause:  a "bug"',
    '  next:   npm run logs',
    '',
  ]);
});

test('a reason with line ends and colours stays one line; names have the room that the planned ones need', () => {
  const run = new SampleRun()
    .plan(0, { task: 'backend-chart:deploy:production' })
    .end(0, 'a', 'done', 'two\n\x1b[1A\x1b[31mlines\x1b[0m\r');
  expect(shown(run)[0]).toBe(`   0.0s  ✓ done      ${'a'.padEnd(31)} two lines`);
});

test('colour only where it is wanted', () => {
  expect(shown(smallRun(), true)[0]).toContain('\x1b[90m○ cached');
  expect(shown(smallRun()).join('')).not.toContain('\x1b');
});

test('JSON: each event is a line, whatever is in it', () => {
  const written: string[] = [];
  const run = smallRun(true).note(9, 'line\nend and "quotes" \u2028');
  const view = new JsonView((text) => void written.push(text));
  run.events.forEach((event) => view.on(event));
  view.close();
  expect(written.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(written.map((line) => JSON.parse(line) as unknown)).toEqual(run.events);
});

test.each([
  [{ isTTY: true }, 'table'],
  [{ isTTY: false }, 'lines'],
  [{ isTTY: true, CI: true }, 'lines'],
  [{ isTTY: true, verbose: true }, 'lines'],
  [{ isTTY: true, json: true }, 'json'],
  [{ json: true, CI: true, verbose: true }, 'json'],
] as const)('%j → %s', (choice, name) => expect(viewName(choice)).toBe(name));
