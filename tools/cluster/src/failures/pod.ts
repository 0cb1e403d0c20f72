/** The parts of a Kubernetes Pod that are read here. */
export interface Pod {
  metadata: {
    name: string;
    creationTimestamp: string;
    labels?: Record<string, string>;
    deletionTimestamp?: string;
    ownerReferences?: { kind: string; name: string }[];
  };
  spec: { containers: { name: string; image: string }[] };
  status: {
    phase: string;
    conditions?: { type: string; status: string; reason?: string; message?: string }[];
    initContainerStatuses?: ContainerStatus[];
    containerStatuses?: ContainerStatus[];
  };
}

export interface ContainerStatus {
  name: string;
  ready: boolean;
  restartCount: number;
  state: ContainerState;
  lastState?: ContainerState;
}

interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt: string };
  terminated?: { reason?: string; exitCode: number; message?: string };
}

/** Whether the pod is a Job's: a migration or a chart's test, which ends, and no server. */
export const isHook = (pod: Pod): boolean =>
  pod.metadata.ownerReferences?.some((owner) => owner.kind === 'Job') ?? false;
