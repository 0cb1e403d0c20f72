import { wasReadySince } from './past.ts';
import {
  containerOf,
  endedWithNode,
  isHook,
  type ContainerStatus,
  type Pod,
  type Probe,
} from '../snapshot/pod.ts';
import { warningsOf, type Snapshot, type Warning } from '../snapshot/snapshot.ts';

/** Milliseconds for which a started program may say that it is not ready: it may wait for its database. */
const readyPatience = 10_000;
/** The same without a startup probe: nobody knows whether the program has come up yet. */
const startPatience = 30_000;
/** After its node was started again: names, the network and the database come back one by one. */
const nodePatience = 60_000;

export interface FailingProbe {
  status: ContainerStatus;
  /** `Startup`, `Liveness` or `Readiness`. */
  reason: string;
  words: string;
}

/**
 * Probes for which the node started a container again, and readiness probes that never pass. A probe that fails while the
 * program is within its own allowance is no failure: programs that start answer late.
 */
export function failingProbes(snapshot: Snapshot, pod: Pod): FailingProbe[] {
  if (isHook(pod)) return [];
  const warnings = warningsOf(snapshot, pod).filter(({ reason }) => reason === 'Unhealthy');
  return (pod.status.containerStatuses ?? [])
    .filter((status) => !status.ready)
    .flatMap((status) => {
      const said = (kind: string) =>
        warnings.filter(
          ({ message, involvedObject }) =>
            message.startsWith(`${kind} probe`) &&
            involvedObject.fieldPath === `spec.containers{${status.name}}`,
        );
      const container = containerOf(pod, status.name);
      const killed = (kind: string, probe: Probe | undefined) =>
        wasKilled(pod, status, said(kind), probe) ? [tell(status, kind, said(kind))] : [];
      return [
        ...killed('Startup', container?.startupProbe),
        ...killed('Liveness', container?.livenessProbe),
        ...(isNeverReady(
          pod,
          status,
          said('Readiness'),
          container?.readinessProbe,
          Boolean(container?.startupProbe),
        )
          ? [tell(status, 'Readiness', said('Readiness'))]
          : []),
      ];
    });
}

function tell(status: ContainerStatus, reason: string, said: Warning[]): FailingProbe {
  const last = said.reduce((a, b) => (timeOf(b) >= timeOf(a) ? b : a));
  const restarts = reason === 'Readiness' ? '' : `, ${status.restartCount} restarts`;
  return { status, reason, words: `${last.message.trim()}${restarts}` };
}

/**
 * It ended after it had run for as long as its probe allows, and the probe had complained. The node drops warnings that come too
 * often. One that was ready since its last start got over it: what makes it unready now is something else.
 */
function wasKilled(pod: Pod, status: ContainerStatus, said: Warning[], probe: Probe | undefined): boolean {
  if (wasReadySince(pod, status)) return false;
  const last = status.state.terminated ?? status.lastState?.terminated;
  if (!last?.startedAt || !last.finishedAt || !probe || endedWithNode(pod, last)) return false;
  const [began, over] = [Date.parse(last.startedAt), Date.parse(last.finishedAt)];
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
  const allowance = initialDelaySeconds + periodSeconds * (failureThreshold - 1);
  // Timestamps have whole seconds.
  if (over - began < (allowance - 2) * 1000) return false;
  // A startup probe ends it then or never: one that ran longer had come up, and its successor may have complained.
  const { terminationGracePeriodSeconds: grace = 30 } = pod.spec;
  const latest = allowance + periodSeconds + (probe.timeoutSeconds ?? 1) + grace + 10;
  if (probe === containerOf(pod, status.name)?.startupProbe && over - began > latest * 1000) return false;
  return said.some((one) => timeOf(one) >= began - 1000 && timeOf(one) <= over + 60_000);
}

function isNeverReady(
  pod: Pod,
  status: ContainerStatus,
  said: Warning[],
  probe: Probe | undefined,
  hasStartup: boolean,
): boolean {
  const running = status.state.running?.startedAt;
  if (!running || status.started === false || !probe) return false;
  const began = Date.parse(running);
  const mine = said.filter((one) => timeOf(one) >= began - 1000);
  const times = mine.reduce((sum, { count }) => sum + (count ?? 1), 0);
  if (times < Math.max(probe.failureThreshold ?? 3, 3)) return false;
  const first = Math.min(
    ...mine.map(({ firstTimestamp, metadata }) =>
      Date.parse(firstTimestamp ?? metadata.creationTimestamp ?? ''),
    ),
  );
  const last = Math.max(...mine.map(timeOf));
  const before = status.lastState?.terminated;
  if (before && endedWithNode(pod, before)) return last - began >= nodePatience;
  return hasStartup ? last - Math.max(first, began) >= readyPatience : last - began >= startPatience;
}

const timeOf = ({ lastTimestamp, metadata }: Warning) =>
  Date.parse(lastTimestamp ?? metadata.creationTimestamp ?? '');
