import { createHmac } from 'node:crypto';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { ensureEnvFile, hasEnvFile } from '../../../settings/src/env-file.ts';
import type { EnvValues } from '../../../settings/src/env-lines.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { services } from '../../../settings/src/services.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { applySecret } from './apply-secret.ts';
import { databasePlace } from '../database/database.ts';
import { clusterAway, getObject, theCluster, type Cluster } from '../kubernetes.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';

export const hashAnnotation = 'todo-chatbot/secret-hash';
/** When a Secret was last written, ISO 8601: a pod that is older may have read another one. */
export const writtenAnnotation = 'todo-chatbot/written-at';

export interface Secret {
  data?: Record<string, string>;
  metadata: { annotations?: Record<string, string> };
}

/** What each service's Secret holds, by the Secret's name: the keys of its project.json. The charts name the same ones. */
export async function wantedSecrets(cluster: Cluster, known?: string): Promise<Record<string, EnvValues>> {
  const podUrl = known ?? (await databasePlace(cluster)).podUrl;
  const value = (key: string) => (key === 'DATABASE_URL' ? podUrl : cluster.settings.value(key));
  const holding = services.filter(({ secrets }) => secrets.length);
  return Object.fromEntries(
    holding.map(({ name, secrets }) => [
      `${name}-secrets`,
      Object.fromEntries(secrets.map((key) => [key, value(key)])),
    ]),
  );
}

/** The `secrets` target: the Secrets hold what .env says. Values go through stdin only. */
export async function ensureSecrets(cluster: Cluster): Promise<Outcome> {
  const key = cluster.settings.value('BETTER_AUTH_SECRET');
  const wanted = Object.entries(await wantedSecrets(cluster));
  const written = await Promise.all(wanted.map(([name, values]) => ensureSecret(cluster, name, values, key)));
  const names = wanted.map(([name]) => name).filter((_, i) => written[i]);
  return names.length ? done(`${names.join(' and ')} written`) : unchanged('the Secrets hold what .env says');
}

async function ensureSecret(
  cluster: Cluster,
  name: string,
  values: EnvValues,
  key: string,
): Promise<boolean> {
  const living = await getObject<Secret>(cluster, 'secret', name);
  if (isCurrent(living, values, key)) return false;
  const hash = secretHash(values, key);
  const annotations = { [hashAnnotation]: hash, [writtenAnnotation]: new Date().toISOString() };
  await applySecret(cluster, name, { values, annotations });
  return true;
}

/** Whether a living Secret holds these values and says so. */
export const isCurrent = (living: Secret | undefined, values: EnvValues, key: string): boolean =>
  living !== undefined &&
  living.metadata.annotations?.[hashAnnotation] === secretHash(values, key) &&
  sameData(living, values);

/** A keyed hash: it changes with the values and tells nothing about them. 16 hex digits. */
export function secretHash(values: EnvValues, key: string): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', key).update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

const decoded = (secret: Secret): EnvValues =>
  Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([k, v]) => [k, Buffer.from(v, 'base64').toString()]),
  );

/** The database's URL in a living Secret, or nothing. */
export const databaseUrlOf = (secret: Secret | undefined): string =>
  (secret && decoded(secret)['DATABASE_URL']) ?? '';

function sameData(secret: Secret, values: EnvValues): boolean {
  const living = decoded(secret);
  return Object.entries(values).every(([k, v]) => (living[k] ?? '') === v);
}

/**
 * Makes .env when it is missing. Where the cluster already runs with secrets (another checkout, a deleted .env), the
 * new file takes these over: a made secret never replaces a living one.
 */
export async function ensureEnvWithLiving(folder = workspaceRoot): Promise<ReturnType<typeof ensureEnvFile>> {
  return ensureEnvFile(hasEnvFile(folder) ? {} : await livingSecrets(folder), folder);
}

async function livingSecrets(folder: string): Promise<EnvValues> {
  try {
    const cluster = theCluster(peekSettings(folder));
    const state = await cluster.provider.state();
    if (state === 'absent') return {};
    // It may hold secrets that a new .env has to take over.
    if (state === 'stopped') throw clusterAway(cluster, `${cluster.provider.title} is stopped`);
    const secret = await getObject<Secret>(cluster, 'secret', 'frontend-secrets');
    if (!secret) return {};
    const { BETTER_AUTH_SECRET = '', JWT_SECRET = '', DATABASE_URL = '' } = decoded(secret);
    const ours = DATABASE_URL.includes(`@${await cluster.provider.hostName()}:`);
    const password = ours ? decodeURIComponent(new URL(DATABASE_URL).password) : '';
    return { BETTER_AUTH_SECRET, JWT_SECRET, POSTGRES_PASSWORD: password };
  } catch (error) {
    // Without the tools there is no cluster of ours. A cluster that runs and does not answer holds secrets all the same.
    if (error instanceof Problem && error.facts.code === 'TOOL-MISSING') return {};
    throw error;
  }
}
