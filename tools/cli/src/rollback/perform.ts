import { asProblem, Problem } from '../../../../libs/problem/src/problem.ts';
import { helmTimeout, serverSide, watchedHelm } from '../../../cluster/src/deploy/upgrade.ts';
import { findRelease } from '../../../cluster/src/deploy/release/release.ts';
import { markRolledBack } from '../../../cluster/src/deploy/release/rolled-back.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { done, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import { allEnded } from '../run/in-run.ts';
import type { Move } from './choose.ts';
import { wasGood } from '../../../cluster/src/deploy/release/history.ts';
import { bringImages } from './images.ts';

type Back = Required<Move>;

/**
 * Rolls the releases back, one after the other, so that the pair is changed as a whole: when one fails, it and those before it
 * are brought back to where they were. @throws Problem the reason of the pod that failed
 */
export async function perform(cluster: Cluster, run: Run, moves: Move[]): Promise<void> {
  const backs = moves.filter((move): move is Back => move.to !== undefined);
  await allEnded(
    backs.map(({ release, to }) =>
      run.step(`${release}:image`, 'the image is looked for', () =>
        bringImages(cluster, release, to.revision),
      ),
    ),
  );
  const begun: Back[] = [];
  for (const move of backs) {
    begun.unshift(move);
    try {
      await run.step(`${move.release}:rollback`, `revision ${move.to.revision}`, () =>
        helmRollback(cluster, move.release, move.to.revision),
      );
    } catch (error) {
      throw await undone(cluster, run, begun, asProblem(error));
    }
  }
}

async function helmRollback(cluster: Cluster, release: string, revision: number): Promise<Outcome> {
  const args = ['rollback', release, String(revision), '--wait', '--timeout', helmTimeout];
  args.push('--history-max', '10', ...(await serverSide()), ...cluster.helmFlags);
  await watchedHelm(cluster, release, args);
  const now = (await findRelease(cluster, release))?.version;
  const unmarked = now && (await markRolledBack(cluster, release, now, revision));
  const told = unmarked
    ? `; npm start will take it for made by hand, since no mark could be left: ${unmarked}`
    : '';
  return done(`release ${release} is at revision ${now}, which is revision ${revision} again${told}`);
}

/** Brings back what was begun; what failed before, too, is left as it is. Gives the Problem that says how it ended. */
async function undone(cluster: Cluster, run: Run, begun: Back[], problem: Problem): Promise<Problem> {
  if (problem.facts.class === 'interrupted') return problem;
  const told: string[] = [];
  for (const { release, from } of begun) {
    if (!wasGood(from)) {
      told.push(`${release} was ${from.status} before and is left as it is`);
      continue;
    }
    try {
      await run.step(`${release}:bring-back`, `revision ${from.revision}`, () =>
        helmRollback(cluster, release, from.revision),
      );
      told.push(`${release} is back at what it was`);
    } catch (error) {
      told.push(`${release} could not be brought back (${asProblem(error).facts.code})`);
    }
  }
  const { facts } = problem;
  return new Problem(
    { ...facts, cause: `${facts.cause}. Meanwhile: ${told.join('; ')}` },
    { cause: problem },
  );
}
