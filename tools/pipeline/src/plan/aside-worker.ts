/** The thread of `lookAside`. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { theCluster } from '../../../cluster/src/kubernetes.ts';
import { lookAtCluster } from '../../../cluster/src/live/facts.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import type { Question, Seen } from './aside.ts';
import { verdictsOf } from './verdicts.ts';

const { releases } = workerData as { releases: string[] };
const tell = (seen: Seen) => parentPort!.postMessage(seen);
const tellFailure = (error: unknown) =>
  tell(
    error instanceof Problem
      ? { problem: error.facts }
      : { words: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  );

const cluster = theCluster(peekSettings());
const looking = lookAtCluster(cluster, releases);
looking.then((facts) => tell({ facts }), tellFailure);

parentPort!.once('message', ({ tasks, wanted }: Question) => {
  looking
    .then((facts) => verdictsOf(cluster, tasks, facts, wanted))
    .then((verdicts) => tell({ verdicts }), tellFailure);
});
