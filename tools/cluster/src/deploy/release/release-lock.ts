import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../../libs/problem/src/problem.ts';
import { takeLock } from '../../processes/file-lock.ts';
import type { Cluster } from '../../kubernetes.ts';

/** Outside of any checkout: two checkouts may deploy to one cluster. */
const ownFolder = join(tmpdir(), `todo-chatbot-${userInfo().username}`);
/** Longer than a deploy may take. */
const patience = 8 * 60_000;

/**
 * Lets one run at a time change a release, whichever checkout it is of; the second waits for the first. So a revision
 * that is found `pending` was left by a run that was killed. A holder that is gone holds nothing.
 * @throws Problem RELEASE-LOCKED with the holder's process after 8 minutes
 */
export async function withReleaseLock<T>(
  { provider, namespace }: Cluster,
  release: string,
  work: () => Promise<T>,
  { folder = ownFolder, wait = patience }: { folder?: string; wait?: number } = {},
): Promise<T> {
  const file = join(folder, `${provider.context}-${namespace}-${release}.lock`.replace(/[^\w.-]+/g, '_'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const until = performance.now() + wait;
  let said = false;
  for (let holder = takeLock(file); holder; holder = takeLock(file)) {
    if (performance.now() > until) throw locked(release, holder.pid);
    if (!said) process.stderr.write(`waiting for process ${holder.pid}, which deploys ${release}\n`);
    said = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function locked(release: string, holder: number): Problem {
  return new Problem({
    code: 'RELEASE-LOCKED',
    what: `another run deploys ${release}`,
    where: `process ${holder}`,
    cause: 'npm start or nx deploy in another checkout on the same cluster',
    next: 'wait until it has ended, then run the same command again',
    class: 'refused',
  });
}
