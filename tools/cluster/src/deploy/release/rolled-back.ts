import { attempt } from '../../programs/command.ts';
import { getObject, type Cluster } from '../../kubernetes.ts';
import { inSecrets, recordName, type Annotations, type HelmRecord } from './helm-record.ts';

/** What `npm run rollback` did. */
export interface RolledBack {
  /** The revision that was brought back. */
  to: number;
  /** The day, as `2026-11-30`; empty where helm does not tell it. */
  day: string;
}

/**
 * Stands on helm's record of the revision that a rollback of ours has made. `helm rollback` takes no description, so that
 * one that was typed by hand looks the same otherwise; and helm takes no annotation over into the next revision, as it
 * does with labels.
 */
const annotation = 'todo-chatbot/rolled-back-to';

/** Whether helm's description is that of a rollback, ours or one by hand. */
export const isRollback = (description: string): boolean => /^Rollback to \d+$/.test(description);

/** Marks a revision as made by our rollback. Gives the words of kubectl where that could not be done. */
export async function markRolledBack(
  cluster: Cluster,
  release: string,
  revision: number,
  to: number,
): Promise<string | undefined> {
  const args = ['annotate', '--overwrite', 'secret', recordName(release, revision), `${annotation}=${to}`];
  const marked = await attempt('kubectl', [...cluster.kubectlFlags, ...args]);
  if (marked.exitCode === 0) return undefined;
  return marked.stderr.trim().split('\n').at(-1) || `kubectl ended with ${marked.exitCode}`;
}

/** The mark, as it stands beside a record. */
export function readMark({ info }: HelmRecord, annotations: Annotations): RolledBack | undefined {
  const to = Number(annotations?.[annotation]);
  return to > 0 ? { to, day: info.last_deployed?.slice(0, 10) ?? '' } : undefined;
}

/** What stands beside a record that helm itself has told; asked only of a revision that a rollback has made. */
export async function askMark(
  cluster: Cluster,
  release: string,
  { version, info }: HelmRecord,
): Promise<Annotations> {
  if (!inSecrets() || !isRollback(info.description)) return undefined;
  const secret = await getObject<{ metadata: { annotations?: Annotations } }>(
    cluster,
    'secret',
    recordName(release, version),
  );
  return secret?.metadata.annotations;
}
