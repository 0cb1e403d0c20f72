import { join } from 'node:path';
import { $ } from 'zx';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, failed } from '../programs/command.ts';
import { endProgram } from '../programs/end-program.ts';
import { helmProblem, waitedInVain } from '../failures/helm/helm-problem.ts';
import { look, type Snapshot } from '../failures/snapshot/snapshot.ts';
import { lastLook, watchRelease } from '../failures/watch.ts';
import type { Cluster } from '../kubernetes.ts';
import { writeStamp, type Stamp } from './release/stamp.ts';
import { setArguments } from './values.ts';

/** Longer than the charts' progressDeadlineSeconds and hook deadline together, so that they speak first. */
export const helmTimeout = '6m';

/** Installs or upgrades the release, watched; gives its revision. */
export async function upgrade(
  cluster: Cluster,
  release: string,
  chart: string,
  stamp: Stamp,
  values: Record<string, string>,
  /** Whether the migration hooks run. */
  hooks = true,
): Promise<number> {
  const [before, flags] = await Promise.all([look(cluster, release), serverSide()]);
  const files = ['-f', join(chart, `values-${stamp.configuration}.yaml`)];
  const args = [
    'upgrade',
    '--install',
    release,
    chart,
    ...files,
    ...setArguments(values),
    '--wait',
    '--timeout',
    helmTimeout,
    ...(hooks ? [] : ['--no-hooks']),
  ];
  args.push(
    '--history-max',
    '10',
    '--description',
    writeStamp(stamp),
    '-o',
    'json',
    ...flags,
    ...cluster.helmFlags,
  );

  const { version } = JSON.parse(await watchedHelm(cluster, release, args, before)) as { version: number };
  // Helm is content when the new pods are ready; an old one may still serve.
  await rolledOut(cluster, release);
  return version;
}

/**
 * Runs helm for a release and watches what becomes of it; ends helm as soon as something tells why it will not work. `before`
 * is what was there, which is not judged. Gives helm's stdout. @throws Problem the cluster's reason, or helm's
 */
export async function watchedHelm(
  cluster: Cluster,
  release: string,
  args: string[],
  before?: Snapshot,
): Promise<string> {
  const past = before ?? (await look(cluster, release));
  const ending = new AbortController();
  const helm = $({ quiet: true, nothrow: true })`helm ${args}`;
  // Helm marks the revision as failed when it is interrupted, so that the next run can go on.
  const interrupt = () => void endProgram(helm, 'SIGINT');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  const watched = watchRelease(cluster, release, {
    before: past ?? 'first-look',
    signal: ending.signal,
  }).then((problem) => {
    if (problem) interrupt();
    return problem;
  });
  const ended = await helm;
  ending.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupt);
  const problem = await watched;
  if (problem) throw problem;
  if (ended.exitCode === 0) return ended.stdout;
  const output = { exitCode: ended.exitCode ?? 1, stdout: ended.stdout, stderr: ended.stderr };
  // Helm may be faster than the watch, and says less.
  throw (
    (waitedInVain(output) && (await lastLook(cluster, release, past))) ||
    (await helmProblem(cluster, release, output, args[0]))
  );
}

/** Helm 4 applies on the server and would stop at a field that `kubectl scale` owns; Helm 3 knows no such flags. */
export async function serverSide(): Promise<string[]> {
  const { stdout } = await attempt('helm', ['version', '--template', '{{.Version}}']);
  return Number(/^v?(\d+)/.exec(stdout)?.[1]) >= 4 ? ['--server-side=true', '--force-conflicts'] : [];
}

/** Waits until only pods of the newest form are left. */
async function rolledOut(cluster: Cluster, release: string): Promise<void> {
  const args = [...cluster.kubectlFlags, 'rollout', 'status', `deployment/${release}`, '--timeout=120s'];
  const ended = await attempt('kubectl', args);
  // A chart may have none.
  const none = /NotFound/.test(ended.stderr);
  if (ended.exitCode !== 0 && !none) throw failed('kubectl', args, ended);
}

/** Waits until every pod of the release is ready. @throws Problem the reason why one will not be */
export async function waitReady(cluster: Cluster, release: string): Promise<void> {
  const args = [...cluster.kubectlFlags, 'rollout', 'status', `deployment/${release}`];
  const ending = new AbortController();
  const rollout = attempt('kubectl', [...args, '--timeout=180s'], { signal: ending.signal });
  // All counts here, older or not: the release is the wanted one, so what fails is the reason.
  const first = await Promise.race([rollout, watchRelease(cluster, release, { signal: ending.signal })]);
  ending.abort();
  if (first instanceof Problem) throw first;
  const output = await rollout;
  if (output.exitCode !== 0) throw failed('kubectl', args, output);
}
