import { theCluster } from '../../../cluster/src/kubernetes.ts';
import { findRelease, readStamp } from '../../../cluster/src/release.ts';
import { ensureEnvWithLiving } from '../../../cluster/src/secrets.ts';
import { findUrl } from '../../../cluster/src/smoke.ts';
import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { runNx } from '../run-nx.ts';
import { settingsStep } from '../settings-step.ts';
import type { Started, StartOptions } from './started.ts';

/** Brings the app onto minikube: one Nx run whose task graph is the pipeline, then a look at the URL. */
export async function startMinikube({
  progress,
  configuration,
  port,
  verbose,
}: StartOptions): Promise<Started> {
  const cluster = theCluster(peekSettings());
  const hostPort = port ?? 30000;
  const state = await cluster.provider.state();
  // A stopped cluster may hold the secrets that a missing .env has to take over.
  if (!hasEnvFile() && state === 'stopped') {
    await progress.step('cluster:up', 'minikube starts', () => cluster.provider.up(hostPort));
  }
  await settingsStep(progress, () => ensureEnvWithLiving());
  const stamp = state === 'running' ? await deployedConfiguration() : undefined;
  const chosen = configuration ?? stamp ?? 'dev';
  const nx = [
    'run-many',
    '-t',
    'deploy',
    '-p',
    'frontend',
    'backend',
    `--configuration=${chosen}`,
    '--parallel=6',
  ];
  await runNx(nx, {
    progress,
    verbose,
    what: 'building and deploying',
    env: { HOST_PORT: String(hostPort) },
  });
  const url = await findUrl(theCluster());
  return {
    url,
    stop: 'npm run down',
    look: `kubectl --context ${cluster.provider.context} -n ${cluster.namespace} get pods`,
  };
}

/** What is deployed stays what it is unless another configuration is named. */
async function deployedConfiguration(): Promise<string | undefined> {
  const release = await findRelease(theCluster(peekSettings()), 'backend').catch(() => undefined);
  return release && readStamp(release.description)?.configuration;
}
