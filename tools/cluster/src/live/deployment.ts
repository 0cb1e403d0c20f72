import { differs, equal, type Verdict } from '../outcome/verdict.ts';

/** The parts of a Kubernetes Deployment that are read here. */
export interface Deployment {
  metadata: { name: string; generation: number };
  spec: { replicas?: number; template: { spec: { containers: { image: string }[] } } };
  status: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
  };
}

/** Whether all pods of a Deployment are of its newest form and available, as `kubectl rollout status` means it. */
export function isRolledOut(deployment: Deployment | undefined): Verdict {
  if (!deployment) return differs('its Deployment is gone');
  const { metadata, spec, status } = deployment;
  const wanted = spec.replicas ?? 1;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  if ((status.observedGeneration ?? 0) < metadata.generation)
    return differs('its newest form was not taken up yet');
  if (updatedReplicas < wanted) return differs(`${updatedReplicas} of ${wanted} pods are of its newest form`);
  if (replicas > updatedReplicas)
    return differs(`${replicas - updatedReplicas} of its old pods are still there`);
  if (availableReplicas < wanted) return differs(`${availableReplicas} of ${wanted} pods are ready`);
  return equal(`${wanted} of ${wanted} pods are ready`);
}
