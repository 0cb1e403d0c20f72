import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { catalogue } from '../../../cluster/src/failures/catalogue/catalogue.ts';
import { explain } from '../../../cluster/src/failures/explain.ts';
import { inScope } from '../../../cluster/src/failures/snapshot/scope.ts';
import { findFailures } from '../../../cluster/src/failures/signs/signs.ts';
import { look, type Snapshot } from '../../../cluster/src/failures/snapshot/snapshot.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import type { Answer } from '../answer.ts';

const nothing: Snapshot = { pods: [], controllers: [], warnings: [] };

/**
 * One look at a release: each way in which it fails now, with the words, cause and commands of the catalogue. The log of a
 * migration counts only where the release itself did not come: an older one is kept and says nothing.
 */
export async function diagnose(cluster: Cluster, release: string, deployed: boolean): Promise<Answer[]> {
  const now = await look(cluster, release);
  if (!now) return [];
  const snapshot = inScope(now, deployed ? undefined : nothing, true);
  const told = new Map<string, Answer>();
  for (const finding of findFailures(snapshot, catalogue)) {
    const explained = await explain(cluster, release, finding, snapshot);
    if (!explained) continue;
    const answer = ofProblem(explained.problem);
    // Two pods of one Deployment fail for one reason.
    if (!told.has(answer.code)) told.set(answer.code, answer);
  }
  return [...told.values()];
}

/** A problem as an answer. */
export function ofProblem({ facts }: Problem): Answer {
  const { code, what, where, cause, next, words } = facts;
  return { code, what, where, cause, next: next.split(', then: '), ...(words ? { words } : {}) };
}
