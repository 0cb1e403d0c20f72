import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { databaseIdentity } from '../database/database.ts';
import { livingHelm } from '../failures/helm/living-helm.ts';
import { imageName } from '../image/image.ts';
import { getObject, type Cluster } from '../kubernetes.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { databaseUrlOf, hashAnnotation, type Secret } from '../secrets/secrets.ts';
import { findAdditions, removeAdditions } from './drift/additions.ts';
import { endBackOffs } from './back-off.ts';
import { checkRelease } from './decide.ts';
import { migrationsDigest, needsMigrations } from './migrations.ts';
import { findRelease, removePending, type Release } from './release/release.ts';
import { withReleaseLock } from './release/release-lock.ts';
import { stampOf } from './release/stamp.ts';
import { upgrade, waitReady } from './upgrade.ts';
import { releaseValues } from './values.ts';

export interface DeployOptions {
  /** Name of the helm release, of the chart's app and of its Secret's first part. */
  release: string;
  /** The chart's folder, from the workspace root. */
  chart: string;
}

/** What a plan has found out a few seconds ago; without it the target asks for all of it. */
export interface KnownRelease {
  living: Release | undefined;
  secretHash: string;
  databaseUrl: string;
  /** See `databaseIdentity`. */
  database: string;
  /** Nobody changed the release's objects by hand. */
  untouched: boolean;
}

/**
 * The chart's `deploy` target: the release is what the chart, its values and the image say, and its pods are ready.
 * Equal digest, status `deployed` and no drift: nothing is run.
 */
export async function ensureDeployed(
  cluster: Cluster,
  { release, chart }: DeployOptions,
  configuration: string,
  context: ExecutorContext,
  known?: KnownRelease,
): Promise<Outcome> {
  return withReleaseLock(cluster, release, async () =>
    deployLocked(cluster, { release, chart }, configuration, context, known ?? (await ask(cluster, release))),
  );
}

async function ask(cluster: Cluster, release: string): Promise<KnownRelease> {
  const [secret, living, database] = await Promise.all([
    getObject<Secret>(cluster, 'secret', `${release}-secrets`),
    findRelease(cluster, release),
    databaseIdentity(cluster),
  ]);
  const secretHash = secret?.metadata.annotations?.[hashAnnotation] ?? '';
  return { living, secretHash, databaseUrl: databaseUrlOf(secret), database, untouched: false };
}

async function deployLocked(
  cluster: Cluster,
  { release, chart }: DeployOptions,
  configuration: string,
  context: ExecutorContext,
  { living, secretHash, databaseUrl, database, untouched }: KnownRelease,
): Promise<Outcome> {
  const image = imageName(context, release);
  const values = await releaseValues(cluster, release, { image, secretHash, databaseUrl });
  const folder = join(context.root, chart);
  const project = context.projectsConfigurations?.projects[release];
  const sources = (project?.metadata as { migrations?: string[] } | undefined)?.migrations;
  const migrations = migrationsDigest(context.root, project?.root ?? '', sources);
  const stamp = stampOf(folder, configuration, values, { database, migrations });
  const checked = await checkRelease(cluster, release, living, stamp);
  if (checked.equal) {
    const renewed = await endBackOffs(cluster, release);
    await waitReady(cluster, release);
    if (renewed.length)
      return done(`${renewed.length} pods of ${release} that waited for their next try were made anew`);
    return unchanged(checked.reason);
  }
  // Nobody of ours is at it (the lock); a helm that was typed by hand is left to its work, and helm says so.
  if (living?.status.startsWith('pending') && !(await livingHelm(cluster, release)))
    await removePending(cluster, release, living);
  if (living && !untouched) {
    const additions = await findAdditions(cluster, living.manifest);
    if (additions.length) await removeAdditions(cluster, release, living.manifest, additions);
  }
  const hooks = needsMigrations(living, stamp);
  const revision = await upgrade(cluster, release, folder, stamp, values, hooks);
  const spared = hooks ? '' : '; its migrations are those of before';
  return done(`release ${release} is at revision ${revision} (${configuration}): ${checked.reason}${spared}`);
}
