import { isHook, type Pod } from '../snapshot/pod.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface FailedJob {
  name: string;
  reason: string;
  message: string;
  /** The pod of its last try, when it is still there. */
  pod: Pod | undefined;
}

/** Jobs that have failed for good: no try is left. */
export function failedJobs(snapshot: Snapshot): FailedJob[] {
  const jobs = snapshot.controllers.filter(({ kind }) => kind === 'Job');
  const told = jobs.flatMap(({ metadata, spec, status }) => {
    // Kubernetes says `FailureTarget` first and `Failed` once the last pod has ended.
    const condition = status?.conditions?.find(
      (one) => /^(Failed|FailureTarget)$/.test(one.type) && one.status === 'True',
    );
    const tries = (status?.failed ?? 0) > (spec.backoffLimit ?? 6);
    if (!condition && !tries) return [];
    return {
      name: metadata.name,
      reason: condition?.reason ?? 'BackoffLimitExceeded',
      message: condition?.message ?? 'Job has reached the specified backoff limit',
      pod: lastPod(snapshot, metadata.name),
    };
  });
  // The Job may be gone before its pod.
  const orphans = snapshot.pods
    .filter((pod) => isHook(pod) && pod.status.phase === 'Failed')
    .filter((pod) => !jobs.some(({ metadata }) => metadata.name === jobOf(pod)))
    .map((pod) => ({
      name: jobOf(pod) ?? pod.metadata.name,
      reason: 'Failed',
      message: 'its pod failed',
      pod,
    }));
  return [...told, ...orphans];
}

const jobOf = (pod: Pod) => pod.metadata.ownerReferences?.find(({ kind }) => kind === 'Job')?.name;

const lastPod = (snapshot: Snapshot, job: string): Pod | undefined =>
  [...snapshot.pods, ...(snapshot.leaving ?? [])]
    .filter((pod) => jobOf(pod) === job)
    .sort((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? -1 : 1))
    .at(-1);
