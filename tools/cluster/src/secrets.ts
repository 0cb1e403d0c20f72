import { createHmac } from 'node:crypto';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { ensureEnvFile, hasEnvFile } from '../../settings/src/env-file.ts';
import type { EnvValues } from '../../settings/src/env-lines.ts';
import { workspaceRoot } from '../../settings/src/paths.ts';
import { peekSettings } from '../../settings/src/settings.ts';
import { databasePlace } from './database.ts';
import { getObject, theCluster, type Cluster } from './kubernetes.ts';
import { done, unchanged, type Outcome } from './outcome.ts';

export const hashAnnotation = 'todo-chatbot/secret-hash';

interface Secret {
  data?: Record<string, string>;
  metadata: { annotations?: Record<string, string> };
}

/** What each service's Secret holds; the charts name the same keys. */
async function wantedSecrets(cluster: Cluster): Promise<Record<string, EnvValues>> {
  const { podUrl } = await databasePlace(cluster);
  const pick = (...keys: string[]) =>
    Object.fromEntries(keys.map((key) => [key, cluster.settings.value(key)]));
  return {
    'frontend-secrets': { DATABASE_URL: podUrl, ...pick('BETTER_AUTH_SECRET', 'JWT_SECRET') },
    'backend-secrets': {
      DATABASE_URL: podUrl,
      ...pick('JWT_SECRET', 'GROQ_API_KEY', 'OPENAI_API_KEY', 'LLM_API_KEY'),
    },
  };
}

/** The `secrets` target: both Secrets hold what .env says. Values go through stdin only. */
export async function ensureSecrets(cluster: Cluster): Promise<Outcome> {
  const key = cluster.settings.value('BETTER_AUTH_SECRET');
  const wanted = Object.entries(await wantedSecrets(cluster));
  const written = await Promise.all(wanted.map(([name, values]) => ensureSecret(cluster, name, values, key)));
  const names = wanted.map(([name]) => name).filter((_, i) => written[i]);
  return names.length
    ? done(`${names.join(' and ')} written`)
    : unchanged('both Secrets hold what .env says');
}

async function ensureSecret(
  cluster: Cluster,
  name: string,
  values: EnvValues,
  key: string,
): Promise<boolean> {
  const hash = secretHash(values, key);
  const living = await getObject<Secret>(cluster, 'secret', name);
  if (living && living.metadata.annotations?.[hashAnnotation] === hash && sameData(living, values))
    return false;
  const labels = {
    'app.kubernetes.io/part-of': 'todo-chatbot',
    'app.kubernetes.io/managed-by': 'todo-chatbot',
  };
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: cluster.namespace, labels, annotations: { [hashAnnotation]: hash } },
    stringData: values,
  };
  // Server-side: a client-side apply would write the values into an annotation once more.
  const apply = ['apply', '--server-side', '--force-conflicts', '--field-manager=todo-chatbot', '-f', '-'];
  await cluster.kubectl(apply, JSON.stringify(manifest));
  return true;
}

/** A keyed hash: it changes with the values and tells nothing about them. 16 hex digits. */
export function secretHash(values: EnvValues, key: string): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac('sha256', key).update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

const decoded = (secret: Secret): EnvValues =>
  Object.fromEntries(
    Object.entries(secret.data ?? {}).map(([k, v]) => [k, Buffer.from(v, 'base64').toString()]),
  );

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
    if ((await cluster.provider.state()) !== 'running') return {};
    const secret = await getObject<Secret>(cluster, 'secret', 'frontend-secrets');
    if (!secret) return {};
    const { BETTER_AUTH_SECRET = '', JWT_SECRET = '', DATABASE_URL = '' } = decoded(secret);
    const ours = DATABASE_URL.includes(`@${cluster.provider.hostName}:`);
    const password = ours ? decodeURIComponent(new URL(DATABASE_URL).password) : '';
    return { BETTER_AUTH_SECRET, JWT_SECRET, POSTGRES_PASSWORD: password };
  } catch (error) {
    // Without the tools there is no cluster of ours. A cluster that runs and does not answer holds secrets all the same.
    if (error instanceof Problem && error.facts.code === 'TOOL-MISSING') return {};
    throw error;
  }
}
