import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());
writeFileSync(
  join(copy.root, '.env'),
  'JWT_SECRET=the-living-secret\nDATABASE_URL=postgresql://u:url-pass@h/db\n',
);

/** Ends a process of the copy in some way, after `tellCrashes`. */
async function crash(code: string, signal?: NodeJS.Signals) {
  const program = join(copy.root, 'crash.mts');
  writeFileSync(
    program,
    `import { tellCrashes, tellInterruptions, tellProblem } from './tools/cli/src/run/last-words.ts';
    import { Run } from './tools/pipeline/src/events/run.ts';
    import { LinesView } from './tools/pipeline/src/views/lines.ts';
    import { Problem } from './libs/problem/src/problem.ts';
    import { attempt } from './tools/cluster/src/programs/command.ts';
    tellCrashes();
    tellInterruptions();
    const view = new LinesView({ write: (text) => process.stdout.write(text), colour: false });
    ${code}
    setTimeout(() => process.stdout.write('went on'), 5000);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: copy.root });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (signal && /at work (\d+)/.test(chunk.toString())) child.kill(signal);
    });
  const [exit] = (await once(child, 'close')) as [number];
  return { exit, output, times: output.match(/✖ /g)?.length ?? 0 };
}

test.each([
  ['an exception', `setTimeout(() => { throw new Error('lost the-living-secret'); });`],
  ['a rejection', `Promise.reject(new Error('lost the-living-secret'));`],
  ['a rejection that is no error', `Promise.reject('lost the-living-secret');`],
  [
    'an error with fields',
    `setTimeout(() => { throw Object.assign(new Error('lost the-living-secret'), { config: 'url-pass' }); });`,
  ],
  [
    'a second one meanwhile',
    `for (const i of [1, 2]) setTimeout(() => { throw new Error('lost the-living-secret'); });`,
  ],
])('%s that nobody caught: one INTERNAL with its stack, no secret, exit code 1', async (_, code) => {
  const { exit, output, times } = await crash(code);
  expect(output).toMatch(/✖ INTERNAL: .*lost \*\*\*/);
  expect(output).toMatch(/│ +at /);
  expect(output).not.toMatch(/the-living-secret|url-pass|went on/);
  expect({ exit, times }).toEqual({ exit: 1, times: 1 });
});

test('an open run is ended by it, and tells it instead', async () => {
  const { exit, output, times } = await crash(`
    const run = new Run({ command: 'start', target: 'kind', views: [view] });
    run.taskStarted('web:build');
    setTimeout(() => { throw new Error('lost the-living-secret'); }, 50);`);
  expect(output).toMatch(/■ stopped +web:build .*\n.*failed\n\n✖ INTERNAL: lost \*\*\*/);
  expect({ exit, times }).toEqual({ exit: 1, times: 1 });
});

test('a problem keeps its code and its exit code, and is told once', async () => {
  const { exit, output, times } = await crash(`
    const run = new Run({ command: 'start', target: 'kind', views: [view] });
    const facts = { code: 'PORT-TAKEN', what: 'w', where: 'postgresql://u:url-pass@h/db', cause: 'c', next: 'n', class: 'preflight' };
    await run.guard(() => Promise.reject(new Problem(facts))).catch((error) => process.exit(tellProblem(error)));`);
  expect(output).toContain('where:  postgresql://u:***@h/db');
  expect({ exit, times }).toEqual({ exit: 3, times: 1 });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s to this process alone: its programs end, the run is told as interrupted',
  async (signal) => {
    const { exit, output, times } = await crash(
      `const run = new Run({ command: 'start', target: 'kind', views: [view] });
      const work = run.guard(() => run.step('web:build', 'building', async () => {
        setTimeout(() => run.note('at work ' + process.pid), 300);
        await attempt('sleep', ['47.11']);
        return { kind: 'done', reason: 'slept' };
      }));
      await work.catch(() => new Promise(() => undefined));`,
      signal,
    );
    expect(output).toMatch(/■ stopped +web:build .*\n.*interrupted\n\n✖ INTERRUPTED: /);
    expect(output).not.toContain('slept');
    expect({ exit, times }).toEqual({ exit: 130, times: 1 });
    expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('sleep 47.11');
  },
);

test('a command that takes care of a signal itself is left to it; the second signal ends it', async () => {
  const { exit, output } = await crash(
    `process.on('SIGINT', () => { process.stdout.write('cared for '); process.kill(process.pid, 'SIGINT'); });
    setTimeout(() => process.stdout.write('at work 1'), 100);`,
    'SIGINT',
  );
  expect(output).toContain('cared for');
  expect(output).toContain('INTERRUPTED');
  expect(exit).toBe(130);
});
