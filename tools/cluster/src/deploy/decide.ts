import type { Cluster } from '../kubernetes.ts';
import { differs, equal, type Verdict } from '../outcome/verdict.ts';
import { findDrift } from './drift/drift.ts';
import type { Release } from './release/release.ts';
import { readStamp, stampDifferences, type Stamp } from './release/stamp.ts';

/** Whether the newest revision of a release is the wanted one, as helm tells it. Asks nothing of the cluster. */
export function compareRelease(name: string, living: Release | undefined, wanted: Stamp): Verdict {
  if (!living) return differs('it was not installed');
  if (living.status !== 'deployed') return differs(`its last revision is ${living.status}`);
  const stamp = readStamp(living.description);
  if (!stamp) return differs(madeBy(living));
  const changed = stampDifferences(stamp, wanted);
  if (changed.length) return differs(changed.join(', '));
  return equal(`release ${name} is equal (revision ${living.version}, ${wanted.configuration})`);
}

/** A rollback keeps no stamp; ours leaves a mark, by which it is told from one by hand. */
function madeBy({ rolledBack, description }: Release): string {
  if (!rolledBack) return `its last revision was made by hand (${description})`;
  const day = rolledBack.day && ` on ${rolledBack.day}`;
  return `it was rolled back${day} to revision ${rolledBack.to}`;
}

/** What was changed in the cluster by hand, as a verdict. */
export function judgeDrift(lines: string[]): Verdict {
  const shown = lines.slice(0, 3).map((line) => line.replace(/\s+/g, ' '));
  return lines.length
    ? differs(`the cluster was changed by hand (${shown.join('; ')})`, lines)
    : equal('the cluster holds what the release says');
}

/** The whole question of the deploy target: is anything to do? */
export async function checkRelease(
  cluster: Cluster,
  name: string,
  living: Release | undefined,
  wanted: Stamp,
): Promise<Verdict> {
  const compared = compareRelease(name, living, wanted);
  if (!compared.equal || !living) return compared;
  const drift = judgeDrift(await findDrift(cluster, name, living.manifest));
  return drift.equal ? compared : drift;
}
