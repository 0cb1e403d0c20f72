import { isHook, type ContainerStatus, type Pod } from './pod.ts';

/** One way in which a pod fails; issue-proof: the code is stable, the pod's own words are kept. */
export interface Reason {
  code: string;
  /** Says whether this pod fails so, with the cluster's own words. */
  match(pod: Pod): { where: string; words: string } | undefined;
  cause: string;
  next(pod: Pod, flags: string): string;
  /** Show the last log lines of the container that ended. */
  logs?: boolean;
}

const waiting = (pattern: RegExp) => (pod: Pod) => {
  const found = statuses(pod).find((c) => pattern.test(c.state.waiting?.reason ?? ''));
  return (
    found && {
      where: container(pod, found),
      words: `${found.state.waiting?.reason}: ${found.state.waiting?.message ?? ''}`,
    }
  );
};

const ended = (test: (c: ContainerStatus) => boolean) => (pod: Pod) => {
  const found = statuses(pod).find(test);
  const last = found?.state.terminated ?? found?.lastState?.terminated;
  return (
    found && {
      where: container(pod, found),
      words: `${last?.reason ?? 'ended'} with exit code ${last?.exitCode}, ${found.restartCount} restarts`,
    }
  );
};

/** A container that is ready now failed earlier: what made it is past. */
const failing = (test: (c: ContainerStatus) => boolean) => ended((c) => !c.ready && test(c));
const backingOff = (c: ContainerStatus) => c.state.waiting?.reason === 'CrashLoopBackOff';
const failedNow = (c: ContainerStatus) => Boolean(c.state.terminated?.exitCode);

const statuses = (pod: Pod) => [
  ...(pod.status.initContainerStatuses ?? []),
  ...(pod.status.containerStatuses ?? []),
];
const container = (pod: Pod, status: ContainerStatus) => `pod ${pod.metadata.name}, container ${status.name}`;
const logsOf = (pod: Pod, flags: string) => `kubectl ${flags} logs ${pod.metadata.name} --previous`;
const describe = (pod: Pod, flags: string) => `kubectl ${flags} describe pod ${pod.metadata.name}`;

/** In the order in which they are asked: the most telling first. */
export const reasons: Reason[] = [
  {
    code: 'POD-IMAGE',
    match: waiting(/^(ErrImageNeverPull|ErrImagePull|ImagePullBackOff|InvalidImageName)$/),
    cause: 'the image is not on the node and cannot be pulled',
    next: () => 'npm start',
  },
  {
    code: 'POD-CONFIG',
    match: waiting(/^(CreateContainerConfigError|CreateContainerError|RunContainerError)$/),
    cause: 'a Secret or ConfigMap key that the pod names is missing',
    next: describe,
  },
  {
    code: 'POD-MEMORY',
    match: failing((c) =>
      [c.state.terminated, c.lastState?.terminated].some((t) => t?.reason === 'OOMKilled'),
    ),
    cause: 'the container needs more memory than its limit',
    next: () => 'raise resources.limits.memory in the values file, then npm start',
  },
  {
    code: 'HOOK-FAILED',
    match: (pod) =>
      isHook(pod) && pod.status.phase === 'Failed'
        ? ended((c) => Boolean(c.state.terminated))(pod)
        : undefined,
    cause: 'the database does not answer or the migration found something that it cannot change',
    next: (pod, flags) => `kubectl ${flags} logs ${pod.metadata.name}`,
    logs: true,
  },
  {
    code: 'POD-CRASH',
    // Not one end alone: a container may end once while its database starts, and all end when the node is restarted.
    match: (pod) =>
      isHook(pod) ? undefined : failing((c) => backingOff(c) || (c.restartCount > 0 && failedNow(c)))(pod),
    cause: 'the program ended by itself; its last words are above',
    next: logsOf,
    logs: true,
  },
  {
    code: 'POD-UNSCHEDULABLE',
    match: (pod) => {
      const condition = pod.status.conditions?.find((c) => c.type === 'PodScheduled' && c.status === 'False');
      return (
        condition && { where: `pod ${pod.metadata.name}`, words: `${condition.reason}: ${condition.message}` }
      );
    },
    cause: 'the node has too little CPU or memory left for what the pod requests',
    next: () => 'lower resources.requests in the values file, or make the cluster bigger, then npm start',
  },
];
