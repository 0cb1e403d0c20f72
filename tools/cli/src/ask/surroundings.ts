import type { Answer, Surroundings } from '../../../ask/src/answer.ts';
import { diagnose, ofProblem } from '../../../ask/src/rules/diagnose.ts';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { placeholders } from '../../../cluster/src/failures/fill.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { isClusterTarget, theClusterOf } from '../targets/cluster-targets.ts';
import { liveTargets, type LiveTarget } from '../live-state/live-state.ts';
import { chooseTarget } from '../targets/target.ts';

/** What runs, what fails of it, and how commands name the cluster. Starts nothing; what does not answer is told as such. */
export async function surroundings(): Promise<Surroundings> {
  const targets = await liveTargets();
  const clusters = targets.flatMap((live) => {
    const cluster = isClusterTarget(live.target) ? theClusterOf(live.target) : undefined;
    return cluster ? [{ live, cluster }] : [];
  });
  const failures = (await Promise.all(clusters.map(({ live, cluster }) => failuresOn(live, cluster)))).flat();
  const obstacle = targets.length ? undefined : await whyNothing();
  return {
    targets: targets.map(({ target, url, parts }) => ({ target, parts, ...(url ? { url } : {}) })),
    failures,
    ...(obstacle ? { obstacle } : {}),
    places: clusters[0] ? placesOf(clusters[0].cluster) : knownPlaces(),
  };
}

async function failuresOn({ parts }: LiveTarget, cluster: Cluster): Promise<Answer[]> {
  const releases = parts.filter(({ release }) => release);
  const found = await Promise.all(
    releases.map(({ name, release }) =>
      // A cluster that has gone meanwhile is told by the state.
      diagnose(cluster, name, release?.status === 'deployed').catch(() => []),
    ),
  );
  return found.flat();
}

/** What keeps npm start from bringing the app up, or undefined. */
async function whyNothing(): Promise<Answer | undefined> {
  try {
    await chooseTarget(undefined);
    return undefined;
  } catch (error) {
    return ofProblem(asProblem(error));
  }
}

/** How commands name the cluster that .env names, whether it runs or not. */
export function knownPlaces(): Record<string, string> {
  const cluster = theClusterOf(peekSettings().provider);
  return cluster ? placesOf(cluster) : {};
}

function placesOf(cluster: Cluster): Record<string, string> {
  const service = {
    release: 'backend',
    pod: 'POD',
    container: 'backend',
    kind: 'pod',
    object: 'POD',
    quota: '',
  };
  return { ...service, ...placeholders(cluster, 'backend') };
}
