import { isHook, type Pod } from './pod.ts';
import type { Controller, Snapshot } from './snapshot.ts';

/**
 * The part of a snapshot that the new revision answers for: what was not there `before`. An upgrade that changes no pod
 * keeps the older ones; with `older` those of the newest ReplicaSets count too. Names of objects are compared and no times:
 * clocks jump, and the cluster's is another one.
 */
export function inScope(now: Snapshot, before: Snapshot | undefined, older: boolean): Snapshot {
  const known = new Set(before?.pods.map(idOf));
  const knownJobs = new Set(before?.controllers.map(idOf));
  const said = new Set(before?.controllers.flatMap(conditionsOf));
  const outdated = outdatedReplicaSets(now.controllers);

  const pods = now.pods.filter((pod) => {
    if (pod.metadata.deletionTimestamp) return false;
    // The log of an earlier, failed hook is kept; it says nothing of what is deployed.
    if (isHook(pod)) return before !== undefined && !known.has(idOf(pod));
    if (pod.metadata.ownerReferences?.some(({ name }) => outdated.has(name))) return false;
    return older || !known.has(idOf(pod));
  });
  const controllers = now.controllers.filter((one) => {
    if (one.metadata.deletionTimestamp || outdated.has(one.metadata.name)) return false;
    if (one.kind === 'Job') return before !== undefined && !knownJobs.has(idOf(one));
    return older || !conditionsOf(one).some((condition) => said.has(condition));
  });
  const ids = new Set([...pods, ...controllers].map(({ metadata }) => metadata.uid));
  const warnings = now.warnings.filter(({ involvedObject }) => ids.has(involvedObject.uid));
  return {
    pods,
    controllers,
    warnings,
    leaving: now.pods.filter(({ metadata }) => metadata.deletionTimestamp),
  };
}

const idOf = ({ metadata }: Pod | Controller) => metadata.uid ?? metadata.name;

/** Failures that the controller has told, each with the time since when it holds. */
const conditionsOf = (one: Controller): string[] =>
  (one.status?.conditions ?? [])
    .filter(({ type, status }) => (type === 'Progressing' ? status === 'False' : type === 'ReplicaFailure'))
    .map(({ type, lastTransitionTime }) => `${idOf(one)} ${type} ${lastTransitionTime}`);

/** ReplicaSets that a newer one of the same Deployment has taken over from, or that are to have no pods. */
function outdatedReplicaSets(controllers: Controller[]): Set<string> {
  const sets = controllers.filter(({ kind }) => kind === 'ReplicaSet');
  const revision = ({ metadata }: Controller) =>
    Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  const owner = ({ metadata }: Controller) => metadata.ownerReferences?.[0]?.name;
  return new Set(
    sets
      .filter((one) => sets.some((other) => owner(other) === owner(one) && revision(other) > revision(one)))
      .map(({ metadata }) => metadata.name),
  );
}
