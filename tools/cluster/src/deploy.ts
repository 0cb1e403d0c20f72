import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { $ } from 'zx';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { attempt, failed } from './command.ts';
import { findDrift } from './drift.ts';
import { watchPods } from './failures/watch.ts';
import { imageName } from './image.ts';
import { getObject, type Cluster } from './kubernetes.ts';
import { done, unchanged, type Outcome } from './outcome.ts';
import { findRelease, readStamp, releaseDigest, removePending, writeStamp, type Release } from './release.ts';
import { hashAnnotation } from './secrets.ts';

export interface DeployOptions {
  /** Name of the helm release, of the chart's app and of its Secret's first part. */
  release: string;
  /** The chart's folder, from the workspace root. */
  chart: string;
}

/** Longer than the charts' progressDeadlineSeconds and hook deadline together, so that they speak first. */
const helmTimeout = '6m';

/**
 * The chart's `deploy` target: the release is what the chart, its values and the image say, and its pods are ready.
 * Equal digest, status `deployed` and no drift: nothing is run.
 */
export async function ensureDeployed(
  cluster: Cluster,
  { release, chart }: DeployOptions,
  configuration: string,
  context: ExecutorContext,
): Promise<Outcome> {
  const values = await releaseValues(cluster, release, context);
  const stamp = { configuration, digest: releaseDigest(join(context.root, chart), configuration, values) };
  const living = await findRelease(cluster, release);
  const why = await whyDeploy(cluster, living, stamp);
  if (why === undefined) {
    await waitReady(cluster, release);
    return unchanged(`release ${release} is equal (revision ${living?.version}, ${configuration})`);
  }
  if (living?.status.startsWith('pending')) await removePending(cluster, release, living);
  const revision = await upgrade(cluster, release, join(context.root, chart), stamp, values);
  return done(`release ${release} is at revision ${revision} (${configuration}): ${why}`);
}

/** Everything that is set beside the values files. No secret: a hash of the Secret only. */
async function releaseValues(
  cluster: Cluster,
  release: string,
  context: ExecutorContext,
): Promise<Record<string, string>> {
  const secret = await getObject<{ metadata: { annotations?: Record<string, string> } }>(
    cluster,
    'secret',
    `${release}-secrets`,
  );
  const set: Record<string, string> = {
    'image.tag': imageName(context, release).split(':')[1] ?? '',
    existingSecret: `${release}-secrets`,
    secretHash: secret?.metadata.annotations?.[hashAnnotation] ?? '',
  };
  const { value } = cluster.settings;
  if (release === 'frontend') {
    const { address } = await cluster.provider.node();
    set['config.publicUrl'] = value('PUBLIC_URL');
    set['config.trustedHosts'] = value('TRUSTED_HOSTS') || `localhost:*,127.0.0.1:*,192.168.*:*,${address}:*`;
  } else {
    set['config.llmProvider'] = value('LLM_PROVIDER') || 'auto';
    set['config.llmModel'] = value('LLM_MODEL');
    set['config.llmBaseUrl'] = value('LLM_BASE_URL');
  }
  return set;
}

/** The reason to run helm, or undefined when there is none. */
async function whyDeploy(
  cluster: Cluster,
  living: Release | undefined,
  wanted: { configuration: string; digest: string },
): Promise<string | undefined> {
  if (!living) return 'it was not installed';
  if (living.status !== 'deployed') return `its last revision is ${living.status}`;
  const stamp = readStamp(living.description);
  if (!stamp) return 'its last revision was made by hand';
  if (stamp.configuration !== wanted.configuration)
    return `configuration ${stamp.configuration} → ${wanted.configuration}`;
  if (stamp.digest !== wanted.digest) return 'chart, values, image or secrets changed';
  const drift = await findDrift(cluster, living.manifest);
  return drift.length
    ? `the cluster was changed by hand (${drift
        .slice(0, 3)
        .map((line) => line.replace(/\s+/g, ' '))
        .join('; ')})`
    : undefined;
}

/** Runs helm and watches the pods beside it; ends helm as soon as a pod tells why it will not work. */
async function upgrade(
  cluster: Cluster,
  release: string,
  chart: string,
  stamp: { configuration: string; digest: string },
  values: Record<string, string>,
): Promise<number> {
  const set = Object.entries(values).flatMap(([key, value]) => [
    '--set-string',
    `${key}=${value.replace(/([,\\])/g, '\\$1')}`,
  ]);
  const files = ['-f', join(chart, `values-${stamp.configuration}.yaml`)];
  const args = ['upgrade', '--install', release, chart, ...files, ...set, '--wait', '--timeout', helmTimeout];
  args.push(
    '--history-max',
    '10',
    '--description',
    writeStamp(stamp),
    '-o',
    'json',
    ...(await serverSide()),
    ...cluster.helmFlags,
  );

  const ending = new AbortController();
  const helm = $({ quiet: true, nothrow: true })`helm ${args}`;
  // Helm marks the revision as failed when it is interrupted, so that the next run can go on.
  const interrupt = () => void helm.kill('SIGINT');
  process.once('SIGTERM', interrupt);
  const watched = watchPods(cluster, release, Date.now(), ending.signal).then((problem) => {
    if (problem) interrupt();
    return problem;
  });
  const output = await helm;
  ending.abort();
  process.off('SIGTERM', interrupt);
  const problem = await watched;
  if (problem) throw problem;
  if (output.exitCode !== 0)
    throw helmProblem(release, {
      exitCode: output.exitCode ?? 1,
      stdout: output.stdout,
      stderr: output.stderr,
    });
  return (JSON.parse(output.stdout) as { version: number }).version;
}

/** Helm 4 applies on the server and would stop at a field that `kubectl scale` owns; Helm 3 knows no such flags. */
async function serverSide(): Promise<string[]> {
  const { stdout } = await attempt('helm', ['version', '--template', '{{.Version}}']);
  return Number(/^v?(\d+)/.exec(stdout)?.[1]) >= 4 ? ['--server-side=true', '--force-conflicts'] : [];
}

async function waitReady(cluster: Cluster, release: string): Promise<void> {
  const args = [...cluster.kubectlFlags, 'rollout', 'status', `deployment/${release}`];
  const ending = new AbortController();
  const rollout = attempt('kubectl', [...args, '--timeout=180s'], { signal: ending.signal });
  // Pods of any age count here: the release is the wanted one, so a failing pod is the reason.
  const first = await Promise.race([rollout, watchPods(cluster, release, 0, ending.signal)]);
  ending.abort();
  if (first instanceof Problem) throw first;
  const output = await rollout;
  if (output.exitCode !== 0) throw failed('kubectl', args, output);
}

function helmProblem(release: string, output: { exitCode: number; stdout: string; stderr: string }): Problem {
  const words = output.stderr.trim();
  const plain = failed('helm', ['upgrade', release], output);
  if (plain.facts.code !== 'COMMAND-FAILED') return plain;
  const port = /provided port is already allocated/.test(words);
  return new Problem({
    code: port ? 'NODEPORT-TAKEN' : 'HELM-UPGRADE',
    what: `helm could not deploy ${release}`,
    where: `release ${release}`,
    cause: port ? 'another Service of the cluster has NodePort 30000' : 'see the lines above',
    next: port ? 'kubectl get services -A | grep 30000' : `helm history ${release}; npm run status`,
    words,
  });
}
