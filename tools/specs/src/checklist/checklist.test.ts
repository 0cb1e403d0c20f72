import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ciSteps } from '../../../docs/src/ci-steps.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { idsOfSpec, readChecklist } from './checklist.ts';
import { isMeasured, limitOf, sampleOf } from './measured.ts';
import { runCommand } from './run-command.ts';

const read = (path: string) => readFileSync(inWorkspace(path), 'utf8');
const lines = readChecklist(read('specs/phase-4/checklist.md'));
const steps = ciSteps(read('.ci/run'));
const proofs = lines.flatMap(({ id, proofs: all }) => all.map((proof) => ({ id, ...proof })));

test('each line of the spec has its row, in the same order', () => {
  const ids = idsOfSpec(read('specs/phase-4/spec.md'));
  expect(ids.length).toBeGreaterThan(35);
  expect(lines.map(({ id }) => id)).toEqual(ids);
});

describe('what needs a cluster, or Docker, is a step of .ci/run with this very command', () => {
  const inSteps = proofs.filter(({ runsIn }) => runsIn !== 'test' && !isMeasured(runsIn));
  test.each(inSteps)('$id: $runsIn', ({ command, runsIn }) => {
    expect(steps.get(runsIn)).toBe(command);
  });
});

describe('what was measured has a sample that holds, below the limit of its line', () => {
  const measured = lines.flatMap(({ id, words, proofs: all }) =>
    all.filter(({ runsIn }) => isMeasured(runsIn)).map((proof) => ({ id, words, ...proof })),
  );
  test('there are such lines', () => expect(measured.length).toBeGreaterThan(3));
  test.each(measured)('$id: $runsIn', ({ words, command, runsIn }) => {
    const record = /^npm run proof -- ([\w-]+)$/.exec(command)?.[1];
    const sample = sampleOf(read(`bench/results/${record}.json`), runsIn.replace('bench: ', ''));
    const limit = limitOf(words);
    expect(sample.wrong).toEqual([]);
    expect(sample.limit, 'the limit that was held to').toBe(limit);
    expect(sample.measured).toBeGreaterThan(0);
    expect(sample.measured).toBeLessThan(limit);
  });
});

describe('what needs no cluster is run here', () => {
  beforeAll(() => {
    // PgBouncer may have to run as another user, who must get through the folder of this test's own making.
    if (basename(tmpdir()).startsWith('todo-test-')) chmodSync(tmpdir(), 0o711);
  });
  const commands = [
    ...new Set(proofs.filter(({ runsIn }) => runsIn === 'test').map(({ command }) => command)),
  ];
  const helm = spawnSync('helm', ['version'], { stdio: 'ignore' }).status === 0;
  test.each(commands)('%s', { timeout: 300_000 }, async (command) => {
    const { code, passed, skipped, output } = await runCommand(command);
    expect(code, output).toBe(0);
    // The charts' tests need helm and say so; a real PgBouncer is not everywhere either.
    const missing = command.includes('--root helm/') ? !helm : command.includes('test_neon') && skipped > 0;
    expect(passed > 0 || missing, `it ran no test:\n${output}`).toBe(true);
  });
});
