import { attempt, failed } from '../../programs/command.ts';
import { readStamp, type Stamp } from './stamp.ts';
import type { Cluster } from '../../kubernetes.ts';

/** A revision of a release. */
export interface Revision {
  revision: number;
  /** helm's word: `deployed`, `superseded`, `failed`, `pending-upgrade`, … */
  status: string;
  description: string;
  /** When it was deployed, in milliseconds. */
  at: number;
  /** What it stands for; a rollback stands for the revision that it went back to. */
  stamp?: Stamp;
  /** The revision that this one brought back, or its own number. */
  root: number;
}

interface HelmRevision {
  revision: number;
  updated: string;
  status: string;
  description: string;
}

/** A revision that was deployed once, with all its pods ready. */
export const wasGood = ({ status }: Revision): boolean => ['deployed', 'superseded'].includes(status);

/** Two revisions that stand for the same. One without a stamp stands for itself. */
export function sameContent(a: Revision, b: Revision): boolean {
  if (a.stamp && b.stamp) return JSON.stringify(a.stamp) === JSON.stringify(b.stamp);
  return a.root === b.root;
}

/** The revisions of a release, the oldest first; none when it is not installed. */
export async function readHistory(cluster: Cluster, release: string): Promise<Revision[]> {
  const args = ['history', release, '-o', 'json', '--max', '100', ...cluster.helmFlags];
  const asked = await attempt('helm', args);
  if (/release: not found/.test(asked.stderr)) return [];
  if (asked.exitCode !== 0) throw failed('helm', args, asked);
  return withRoots(JSON.parse(asked.stdout) as HelmRevision[]);
}

/** helm calls a revision that a rollback made `Rollback to 3`. */
export function withRoots(told: HelmRevision[]): Revision[] {
  const made: Revision[] = [];
  for (const { revision, updated, status, description } of [...told].sort(
    (a, b) => a.revision - b.revision,
  )) {
    const back = Number(/^Rollback to (\d+)$/.exec(description)?.[1]);
    const origin = made.find((one) => one.revision === back);
    const stamp = origin ? origin.stamp : readStamp(description);
    made.push({
      revision,
      status,
      description,
      at: Date.parse(updated),
      root: origin?.root ?? revision,
      ...(stamp ? { stamp } : {}),
    });
  }
  return made;
}
