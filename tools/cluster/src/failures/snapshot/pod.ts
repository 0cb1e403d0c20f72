/** What every object of Kubernetes has, as far as it is read here. */
export interface Metadata {
  name: string;
  uid?: string;
  creationTimestamp: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  deletionTimestamp?: string;
  ownerReferences?: { kind: string; name: string }[];
}

/** The parts of a Kubernetes Pod that are read here. */
export interface Pod {
  metadata: Metadata;
  spec: {
    containers: Container[];
    initContainers?: Container[];
    nodeName?: string;
    terminationGracePeriodSeconds?: number;
  };
  status: {
    phase: string;
    /** `Evicted` for a pod that the node put out. */
    reason?: string;
    message?: string;
    /** When the node took it up. */
    startTime?: string;
    conditions?: Condition[];
    initContainerStatuses?: ContainerStatus[];
    containerStatuses?: ContainerStatus[];
  };
}

export interface Container {
  name: string;
  image: string;
  ports?: { name?: string; containerPort: number }[];
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
}

export interface Probe {
  httpGet?: { path?: string; port: number | string; scheme?: string };
  initialDelaySeconds?: number;
  periodSeconds?: number;
  timeoutSeconds?: number;
  failureThreshold?: number;
}

export interface ContainerStatus {
  name: string;
  ready: boolean;
  /** Its startup probe has passed, or it has none and runs. */
  started?: boolean;
  restartCount: number;
  state: ContainerState;
  lastState?: ContainerState;
}

interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt: string };
  terminated?: Terminated;
}

export interface Terminated {
  reason?: string;
  exitCode: number;
  message?: string;
  startedAt?: string;
  finishedAt?: string;
}

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** Whether the pod is a Job's: a migration or a chart's test, which ends, and no server. */
export const isHook = (pod: Pod): boolean =>
  pod.metadata.ownerReferences?.some((owner) => owner.kind === 'Job') ?? false;

/**
 * Whether the pod is one of a release that serves or is to: no Job's, not on its way out, and not ended for good. One that its
 * node put out stays as a record while another one stands in its place.
 */
export const isServer = (pod: Pod): boolean =>
  !isHook(pod) && !pod.metadata.deletionTimestamp && !/^(Failed|Succeeded)$/.test(pod.status.phase);

/** All containers of the pod that have a state. */
export const statusesOf = (pod: Pod): ContainerStatus[] => [
  ...(pod.status.initContainerStatuses ?? []),
  ...(pod.status.containerStatuses ?? []),
];

/** What the pod says of this container. */
export const containerOf = (pod: Pod, name: string): Container | undefined =>
  [...(pod.spec.initContainers ?? []), ...pod.spec.containers].find((one) => one.name === name);

/**
 * Whether a container ended because its node was stopped or its sandbox was made anew, and not by itself or by a probe: the
 * runtime found it dead (containerd: exit code 255, `Unknown`), or the pod got its sandbox after the end. A container that
 * is only started again keeps the sandbox.
 */
export function endedWithNode(pod: Pod, { reason, exitCode, finishedAt }: Terminated): boolean {
  if (reason === 'Unknown' && exitCode === 255) return true;
  // The sandbox of a pod whose containers have all ended for good goes too: that is no restart.
  const sandbox = pod.status.conditions?.find(
    ({ type, status }) => type === 'PodReadyToStartContainers' && status === 'True',
  );
  if (!sandbox?.lastTransitionTime || !finishedAt) return false;
  return Date.parse(sandbox.lastTransitionTime) > Date.parse(finishedAt);
}
