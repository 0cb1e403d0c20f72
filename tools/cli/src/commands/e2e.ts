import { spawnSync } from 'node:child_process';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Values } from '../command-line/command-table.ts';
import { liveTargets } from '../live-state/live-state.ts';
import { nxProgram, nxVariables } from '../programs/nx-program.ts';
import { targets as known } from '../targets/target.ts';

/** `npm run e2e`: the journeys in a real browser against what runs; BASE_URL in the shell names another place. */
export default async function e2e(values: Values, rest: string[]): Promise<number> {
  const asked = values['target'];
  if (asked !== undefined && !(known as readonly unknown[]).includes(asked)) throw nothingRuns(String(asked));
  const own = process.env['BASE_URL'];
  const running = own
    ? undefined
    : (await liveTargets()).find((one) => one.url && (!asked || one.target === asked));
  if (!own && !running) throw nothingRuns(asked as string | undefined);
  const url = own ?? running?.url ?? '';
  process.stderr.write(`The journeys run against ${running ? `${running.target}, ` : ''}${url}\n`);
  const args = ['run', 'e2e:e2e', '--output-style=stream-without-prefixes', ...rest];
  const env = { BASE_URL: url, ...(running?.databaseUrl ? { E2E_DATABASE_URL: running.databaseUrl } : {}) };
  const nx = spawnSync(process.execPath, [nxProgram(), ...args], {
    cwd: inWorkspace(),
    stdio: 'inherit',
    env: { ...process.env, ...nxVariables, ...env },
  });
  return nx.status ?? 130;
}

function nothingRuns(asked: string | undefined): Problem {
  return new Problem({
    code: 'NOTHING-RUNS',
    what: asked ? `target ${asked} does not run or does not answer` : 'no target of this project answers',
    where: 'npm run e2e',
    cause: `it was not started; targets are ${known.join(', ')}`,
    next: `npm start${asked ? ` -- --target ${asked}` : ''}`,
    class: 'preflight',
  });
}
