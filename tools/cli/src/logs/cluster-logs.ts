import { setTimeout as sleep } from 'node:timers/promises';
import { attempt } from '../../../cluster/src/programs/command.ts';
import { isHook, type Pod } from '../../../cluster/src/failures/snapshot/pod.ts';
import { clusterAway, type Cluster } from '../../../cluster/src/kubernetes.ts';
import type { Service } from '../command-line/command.ts';
import { comparable, type LogLine, type LogQuery, type LogSource } from './log-line.ts';
import { streamLines } from './stream-lines.ts';

/** How often new pods are looked for while following. */
const lookEvery = 2000;

/** The logs of all pods of both releases, with `kubectl logs`. */
export function clusterLogs(cluster: Cluster, query: LogQuery): LogSource {
  /** The time of the last line of each pod that was shown. */
  const shown = new Map<string, string>();

  async function read(): Promise<LogLine[]> {
    const pods = await findPods(cluster, query);
    const lines = await Promise.all(pods.filter((pod) => hasLog(pod, query)).map(readPod));
    return lines.flat();
  }

  async function readPod(pod: Pod): Promise<LogLine[]> {
    const args = [...cluster.kubectlFlags, 'logs', pod.metadata.name, ...limits(query)];
    const output = await attempt('kubectl', query.previous ? [...args, '--previous'] : args);
    const lines = output.stdout
      .split('\n')
      .filter(Boolean)
      .map((text) => readLine(pod, text));
    const last = lines.at(-1);
    if (last) shown.set(pod.metadata.name, comparable(last.time));
    return lines;
  }

  async function follow(show: (line: LogLine) => void, signal: AbortSignal): Promise<void> {
    const followed = new Map<string, Promise<unknown>>();
    while (!signal.aborted) {
      for (const pod of await findPods(cluster, query).catch(() => [])) {
        const key = `${pod.metadata.name} ${restarts(pod)}`;
        if (followed.has(key) || !hasLog(pod, query)) continue;
        followed.set(key, followPod(pod, show, signal));
      }
      await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
    }
    await Promise.all(followed.values());
  }

  function followPod(pod: Pod, show: (line: LogLine) => void, signal: AbortSignal): Promise<unknown> {
    const { name } = pod.metadata;
    const last = shown.get(name);
    // The server counts whole seconds: what was shown already comes again and is left out.
    const since = last ? [`--since-time=${last.slice(0, 19)}Z`] : [];
    const args = [...cluster.kubectlFlags, 'logs', name, '--timestamps', '-f', ...since];
    return streamLines('kubectl', args, {
      signal,
      line: (text) => {
        const line = readLine(pod, text);
        const at = comparable(line.time);
        if (at && at <= (shown.get(name) ?? '')) return;
        shown.set(name, at);
        show(line);
      },
    });
  }

  return { read, follow };
}

const restarts = (pod: Pod) => pod.status.containerStatuses?.[0]?.restartCount ?? 0;

/** A container that has not begun has no log, and only one that was restarted has a previous one. */
function hasLog(pod: Pod, { previous }: LogQuery): boolean {
  if (previous) return restarts(pod) > 0;
  const state = pod.status.containerStatuses?.[0];
  return Boolean(state?.state.running ?? state?.state.terminated) || restarts(pod) > 0;
}

function limits({ since, tail }: LogQuery): string[] {
  return [
    '--timestamps',
    ...(since === undefined ? [] : [`--since=${since}s`]),
    ...(tail === undefined ? [] : [`--tail=${tail}`]),
  ];
}

async function findPods(cluster: Cluster, query: LogQuery): Promise<Pod[]> {
  const selector = `app.kubernetes.io/instance in (${query.services.join(',')})`;
  const asked = await attempt('kubectl', [
    ...cluster.kubectlFlags,
    'get',
    'pods',
    '-o',
    'json',
    '-l',
    selector,
  ]);
  if (asked.exitCode !== 0) throw clusterAway(cluster, asked.stderr);
  const { items } = JSON.parse(asked.stdout) as { items: Pod[] };
  return items.filter((pod) => query.hooks || !isHook(pod));
}

/** `2026-11-23T06:31:28.123456789Z text`, as `--timestamps` prints it. */
function readLine(pod: Pod, line: string): LogLine {
  const [, time = '', text = line] = /^(\S+Z) ?(.*)$/.exec(line) ?? [];
  return { service: serviceOf(pod), place: placeOf(pod), time, text };
}

const serviceOf = (pod: Pod): Service => pod.metadata.labels?.['app.kubernetes.io/instance'] ?? '';

/** The random end of a pod's name; a Job's has its purpose in front. */
const placeOf = (pod: Pod): string => {
  const parts = pod.metadata.name.split('-');
  return isHook(pod) ? parts.slice(-2).join(' ') : (parts.at(-1) ?? '');
};
