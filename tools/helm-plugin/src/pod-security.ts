import { podRules } from './pod-security-rules.ts';
import type { KubeObject } from './render.ts';

/** The pod that an object is or makes, if any. */
export function podSpecOf(object: KubeObject) {
  if (object.kind === 'Pod') return object['spec'];
  if (object.kind === 'CronJob') return object['spec'].jobTemplate.spec.template.spec;
  return object['spec']?.template?.spec?.containers ? object['spec'].template.spec : undefined;
}

/** What Pod Security "restricted" would refuse: one line a finding, empty when all pods pass. */
export function podSecurityFindings(objects: KubeObject[]): string[] {
  return objects.flatMap((object) => {
    const pod = podSpecOf(object);
    if (!pod) return [];
    const containers = [...(pod.initContainers ?? []), ...pod.containers, ...(pod.ephemeralContainers ?? [])];
    return podRules.flatMap((rule) => {
      const broken = rule.broken(pod, containers);
      return broken ? [`${object.kind} ${object.metadata.name}: ${rule.name}: ${broken}`] : [];
    });
  });
}
