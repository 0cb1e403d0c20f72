import { existsSync, rmSync } from 'node:fs';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Values } from '../command-table.ts';
import { takeDownCluster } from '../down/cluster.ts';
import { takeDownCompose } from '../down/compose.ts';
import { takeDownEmbedded } from '../down/embedded.ts';
import { withRunLock } from '../run-lock.ts';

export interface DownOptions {
  all: boolean;
  data: boolean;
  dryRun: boolean;
  /** Prints what was done, or would be. */
  say(text: string): void;
}

/** `npm run down`: removes what was started here, and nothing else. */
export default async function down(values: Values): Promise<number> {
  const dryRun = Boolean(values['dry-run']);
  let said = 0;
  const say = (text: string) => {
    said++;
    process.stderr.write(`${dryRun ? 'would be ' : '✓ '}${text}\n`);
  };
  const options: DownOptions = { all: Boolean(values['all']), data: Boolean(values['data']), dryRun, say };
  if (options.data && !values['yes'] && !dryRun) throw needsYes();
  await withRunLock('down', async () => {
    await takeDownEmbedded(options);
    await takeDownCompose(options);
    await takeDownCluster(options);
    if (options.data && existsSync(inWorkspace('.env'))) {
      if (!dryRun) rmSync(inWorkspace('.env'));
      say('deleted: .env');
    }
  });
  if (said === 0) process.stderr.write('Nothing of this project runs.\n');
  if (!options.data)
    process.stderr.write('Data and .env stay. To delete them too: npm run down -- --data --yes\n');
  return 0;
}

function needsYes(): Problem {
  return new Problem({
    code: 'DOWN-DATA',
    what: '--data deletes all tasks, conversations and accounts, and .env with its secrets',
    where: 'npm run down -- --data',
    cause: 'it cannot be undone, so it has to be said twice',
    next: 'npm run down -- --data --yes (or first: npm run down -- --data --dry-run)',
    class: 'refused',
  });
}
