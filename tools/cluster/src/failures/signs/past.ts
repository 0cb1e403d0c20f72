import type { ContainerStatus, Pod } from '../snapshot/pod.ts';

/** The kubelet may tell that a pod is unready a few seconds after it has started the container again. */
const momentMs = 10_000;

const readyOf = ({ status }: Pod) => status.conditions?.find(({ type }) => type === 'Ready');
const timeOf = (text: string | undefined): number => Date.parse(text ?? '');

/**
 * Whether a container that runs was ready since it was last started: the pod got unready later than that. How it ended the time
 * before is then no reason for what is wrong now.
 */
export function wasReadySince(pod: Pod, { state }: ContainerStatus): boolean {
  const ready = readyOf(pod);
  if (!state.running || ready?.status !== 'False') return false;
  return timeOf(ready.lastTransitionTime) > timeOf(state.running.startedAt) + momentMs;
}

/** Whether a younger pod of the same owner got ready after this one had ended for good. */
export function isReplaced(pod: Pod, pods: readonly Pod[]): boolean {
  const owner = ownerOf(pod);
  const over = lastSign(pod);
  return pods.some((other) => {
    const ready = readyOf(other);
    return (
      owner !== undefined &&
      ownerOf(other) === owner &&
      timeOf(other.metadata.creationTimestamp) > timeOf(pod.metadata.creationTimestamp) &&
      ready?.status === 'True' &&
      timeOf(ready.lastTransitionTime) >= over
    );
  });
}

const ownerOf = ({ metadata }: Pod): string | undefined => {
  const [owner] = metadata.ownerReferences ?? [];
  return owner && `${owner.kind} ${owner.name}`;
};

/** The last time at which anything of the pod changed: of one that has ended, its end. */
function lastSign({ metadata, status }: Pod): number {
  const times = [
    metadata.creationTimestamp,
    status.startTime,
    ...(status.conditions ?? []).map(({ lastTransitionTime }) => lastTransitionTime),
    ...(status.containerStatuses ?? []).map(({ state }) => state.terminated?.finishedAt),
  ];
  return Math.max(...times.map(timeOf).filter(Number.isFinite));
}
