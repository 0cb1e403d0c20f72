import { databaseName, databasePlace } from '../../cluster/src/database.ts';
import { attempt } from '../../cluster/src/command.ts';
import { isHook } from '../../cluster/src/failures/pod.ts';
import { reasonOf, releasePods } from '../../cluster/src/failures/watch.ts';
import { theCluster } from '../../cluster/src/kubernetes.ts';
import { findRelease, readStamp } from '../../cluster/src/release.ts';
import { candidateUrls } from '../../cluster/src/smoke.ts';
import { findServer } from '../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../embedded/src/services.ts';
import { hasEnvFile } from '../../settings/src/env-file.ts';
import { peekSettings } from '../../settings/src/settings.ts';
import { missingTools, type Target } from './target.ts';
import { composePort, composeServices } from './compose.ts';

export interface Part {
  name: string;
  /** Runs and is ready. */
  ready: boolean;
  /** Revision, process or port; and the reason when it is not ready. */
  detail: string;
}

export interface LiveTarget {
  target: Target;
  parts: Part[];
  /** Where it answers, when it does. */
  url?: string;
  /** The database as this machine reaches it; holds a password, so it is for child processes only. */
  databaseUrl?: string;
}

/** Every target of which something runs. Starts nothing and makes nothing. */
export async function liveTargets(): Promise<LiveTarget[]> {
  const found = await Promise.all([minikubeState(), embeddedState(), composeState()]);
  return found.filter((one) => one !== undefined);
}

/** The first of the addresses whose readiness answers. */
async function answering(urls: string[]): Promise<string | undefined> {
  for (const url of urls) {
    const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(3000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return url;
  }
  return undefined;
}

const withUrl = (url: string | undefined) => (url ? { url } : {});

async function embeddedState(): Promise<LiveTarget | undefined> {
  const services = ['frontend', 'backend'].map((name) => embeddedServices.find(name));
  const port = await findServer(postgresFolder);
  if (services.every((one) => !one) && port === undefined) return undefined;
  const parts: Part[] = ['frontend', 'backend'].map((name, i) => {
    const one = services[i];
    return {
      name,
      ready: Boolean(one),
      detail: one
        ? `127.0.0.1:${one.port}, process ${one.pid}`
        : 'does not run: npm start -- --target embedded',
    };
  });
  parts.push({
    name: 'postgres',
    ready: port !== undefined,
    detail: port ? `127.0.0.1:${port}` : 'does not run',
  });
  const url = services[0] && (await answering([`http://localhost:${services[0].port}`]));
  const databaseUrl = localDatabase(port);
  return {
    target: 'embedded',
    parts,
    ...withUrl(url),
    ...(databaseUrl ? { databaseUrl } : {}),
  };
}

async function composeState(): Promise<LiveTarget | undefined> {
  const services = (await missingTools('compose')).length ? [] : await composeServices();
  const lasting = services.filter((one) => !one.Service.startsWith('migrate'));
  if (lasting.length === 0) return undefined;
  const parts = lasting.map((one) => ({
    name: one.Service,
    ready: one.State === 'running' && one.Health !== 'unhealthy' && one.Health !== 'starting',
    detail: [one.State, one.Health].filter(Boolean).join(', '),
  }));
  const port = composePort(services, 'frontend');
  const url = port ? await answering([`http://localhost:${port}`]) : undefined;
  const databaseUrl = localDatabase(composePort(services, 'postgres'));
  return { target: 'compose', parts, ...withUrl(url), ...(databaseUrl ? { databaseUrl } : {}) };
}

/** The user's own database, or ours at a port of this machine. */
function localDatabase(port: number | undefined): string | undefined {
  const { value, databaseUrl } = peekSettings();
  if (databaseUrl) return databaseUrl;
  return port
    ? `postgresql://todo:${encodeURIComponent(value('POSTGRES_PASSWORD'))}@127.0.0.1:${port}/todo`
    : undefined;
}

async function minikubeState(): Promise<LiveTarget | undefined> {
  if ((await missingTools('minikube')).length) return undefined;
  const cluster = theCluster(peekSettings());
  const state = await cluster.provider.state();
  if (state === 'absent') return undefined;
  const profile: Part = {
    name: 'cluster',
    ready: state === 'running',
    detail: `minikube profile ${cluster.settings.profile}, ${state}`,
  };
  if (state === 'stopped') return { target: 'minikube', parts: [profile] };
  const parts = await Promise.all(['frontend', 'backend'].map((name) => releaseState(cluster, name)));
  const own = Boolean(cluster.settings.databaseUrl);
  const container = own
    ? undefined
    : await attempt('docker', ['container', 'inspect', '-f', '{{.State.Status}}', databaseName(cluster)]);
  const database = container ? container.stdout.trim() || 'does not exist' : 'DATABASE_URL';
  parts.push({
    name: 'postgres',
    ready: own || database === 'running',
    detail: own ? database : `container ${databaseName(cluster)}, ${database}`,
  });
  const url = await answering(await candidateUrls(cluster));
  const databaseUrl = hasEnvFile() ? (await databasePlace(cluster)).hostUrl : undefined;
  return {
    target: 'minikube',
    parts: [profile, ...parts],
    ...withUrl(url),
    ...(databaseUrl ? { databaseUrl } : {}),
  };
}

async function releaseState(cluster: ReturnType<typeof theCluster>, name: string): Promise<Part> {
  const [release, pods] = await Promise.all([findRelease(cluster, name), releasePods(cluster, name)]);
  if (!release) return { name, ready: false, detail: 'not installed: npm start' };
  const lasting = pods.filter((pod) => !isHook(pod) && !pod.metadata.deletionTimestamp);
  const ready = lasting.filter((pod) => pod.status.containerStatuses?.every((one) => one.ready));
  const configuration = readStamp(release.description)?.configuration ?? 'by hand';
  const image = lasting[0]?.spec.containers[0]?.image ?? '';
  const reason = lasting.map(reasonOf).find(Boolean);
  const why = reason ? `; ${reason.where}: ${reason.words}` : '';
  return {
    name,
    ready: ready.length > 0 && ready.length === lasting.length,
    detail: `${ready.length}/${lasting.length} pods ready, revision ${release.version} ${release.status} (${configuration}), ${image}${why}`,
  };
}
