import { services, type Values } from '../command-line/command.ts';
import { inRun } from '../run/in-run.ts';
import { askedFor, lastGood, type Histories, type Move } from '../rollback/choose.ts';
import { describeHistories, describeMoves } from '../rollback/describe.ts';
import { readHistory } from '../../../cluster/src/deploy/release/history.ts';
import { perform } from '../rollback/perform.ts';
import { withRunLock } from '../run/run-lock.ts';
import { theRunningCluster } from '../live-state/running.ts';

/** The backend first: a frontend may be older than its backend, as it is during every upgrade. */
const order = [...services].reverse();

/** `npm run rollback`: all charts to the last state that ran well, or to the revisions that are named. */
export default async function rollback(values: Values): Promise<number> {
  const running = await theRunningCluster(
    values['target'] as string | undefined,
    'rollback',
    'check out the commit that you want, then npm start',
  );
  const { cluster, target } = running;
  const json = Boolean(values['json']);
  const told = await Promise.all(order.map((name) => readHistory(cluster, name)));
  const histories: Histories = Object.fromEntries(order.map((name, i) => [name, told[i]!]));
  if (values['list']) return show(json, histories, describeHistories(histories));

  const to = values['to'] as string | undefined;
  const moves = to === undefined ? lastGood(histories) : askedFor(histories, to);
  const lines = describeMoves(moves, to !== undefined);
  if (values['dry-run']) return show(json, moves, ['would be rolled back:', ...lines]);
  if (moves.every((move) => !move.to)) return show(json, moves, ['Nothing is to do: that is what runs.']);
  await withRunLock('rollback', () => goBack(moves));
  return 0;

  async function goBack(asked: Move[]): Promise<void> {
    await inRun({ command: 'rollback', target }, { json }, async (run) => {
      for (const line of lines) run.note(line);
      await perform(cluster, run, asked);
      run.note('npm start brings the state of this checkout back.');
    });
  }
}

function show(json: boolean, data: unknown, lines: string[]): number {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${lines.join('\n')}\n`);
  return 0;
}
