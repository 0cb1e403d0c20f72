import { checkDatabase, databaseIdentity, databasePlace } from '../database/database.ts';
import { findDrift } from '../deploy/drift/drift.ts';
import { findRelease, type Release } from '../deploy/release/release.ts';
import { engineImages } from '../image/image.ts';
import { getObject, type Cluster } from '../kubernetes.ts';
import type { Secret } from '../secrets/secrets.ts';
import { findUrl } from './smoke.ts';
import { differs, type Verdict } from '../outcome/verdict.ts';
import type { Deployment } from './deployment.ts';
import { nodeImages } from './node-images.ts';

/** What lives, as it is now; nothing here knows what is wanted. */
export interface LiveFacts {
  state: 'running' | 'stopped' | 'absent';
  /** Images of this project in the engine. */
  engine: Set<string>;
  /** Images of this project on the cluster's node. */
  node: Set<string>;
  database: Verdict;
  /** The database as the pods reach it, with its password: never to be shown. Empty where it is not known. */
  podUrl: string;
  /** Names the database's data; see `databaseIdentity`. */
  databaseIdentity: string;
  /** By the release's name. */
  releases: Record<string, LiveRelease>;
  /** Where the app answers, all of it. */
  url?: string;
}

export interface LiveRelease {
  release: Release | undefined;
  /** Lines in which the cluster differs from the release. */
  drift: string[];
  deployment: Deployment | undefined;
  secret: Secret | undefined;
}

/**
 * Asks engine, node, cluster and app all at once, each with one call where one will do. A cluster that does not run is
 * found out by its state; what the other questions say then does not count. @throws Problem DOCKER-DOWN, TOOL-MISSING
 */
export async function lookAtCluster(cluster: Cluster, releases: string[]): Promise<LiveFacts> {
  const place = databasePlace(cluster);
  const nothing = Promise.resolve(new Set<string>());
  const whenRunning = <T>(work: Promise<T>, otherwise: T) => work.catch(() => otherwise);
  const [state, engine, node, podUrl, database, identity, objects, living, url] = await Promise.all([
    cluster.provider.state(),
    engineImages(),
    whenRunning(cluster.provider.local ? nodeImages(cluster) : nothing, new Set<string>()),
    whenRunning(
      place.then((one) => one.podUrl),
      '',
    ),
    place
      .then((one) => checkDatabase(cluster, one))
      .catch((error: Error) => differs(`it could not be asked (${error.message})`)),
    whenRunning(databaseIdentity(cluster), ''),
    Promise.all(releases.map((name) => whenRunning(deploymentAndSecret(cluster, name), undefined))),
    Promise.all(releases.map((name) => whenRunning(releaseAndDrift(cluster, name), undefined))),
    whenRunning(findUrl(cluster, 0), ''),
  ]);
  const byName = releases.map((name, i): [string, LiveRelease] => [
    name,
    {
      release: living[i]?.release,
      drift: living[i]?.drift ?? [],
      deployment: objects[i]?.deployment,
      secret: objects[i]?.secret,
    },
  ]);
  return {
    state,
    engine,
    node,
    database,
    podUrl,
    databaseIdentity: identity,
    releases: Object.fromEntries(byName),
    ...(url ? { url } : {}),
  };
}

async function deploymentAndSecret(
  cluster: Cluster,
  name: string,
): Promise<Pick<LiveRelease, 'deployment' | 'secret'>> {
  const [deployment, secret] = await Promise.all([
    getObject<Deployment>(cluster, 'deployment', name),
    getObject<Secret>(cluster, 'secret', `${name}-secrets`),
  ]);
  return { deployment, secret };
}

async function releaseAndDrift(
  cluster: Cluster,
  name: string,
): Promise<Pick<LiveRelease, 'release' | 'drift'>> {
  const release = await findRelease(cluster, name);
  return {
    release,
    drift: release?.status === 'deployed' ? await findDrift(cluster, name, release.manifest) : [],
  };
}
