/* eslint-disable @typescript-eslint/no-explicit-any -- pod specs are read as they come */

/** One rule of the Pod Security Standard "restricted". https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export interface PodRule {
  name: string;
  /** What is wrong with the pod, or nothing. */
  broken(pod: any, containers: any[]): string | undefined;
}

/** Volume types that "restricted" knows to be harmless. */
const volumeTypes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const seccompTypes = ['RuntimeDefault', 'Localhost'];
const hooksAndProbes = (container: any) => [
  container.startupProbe,
  container.readinessProbe,
  container.livenessProbe,
  container.lifecycle?.preStop,
  container.lifecycle?.postStart,
];

const each = (containers: any[], wrong: (container: any) => boolean, what: string) => {
  const names = containers.filter(wrong).map((container) => container.name);
  return names.length ? `${what}: ${names.join(', ')}` : undefined;
};

/** Baseline and restricted together, as the admission plugin of Kubernetes 1.34 judges Linux pods. */
export const podRules: PodRule[] = [
  {
    name: 'host namespaces',
    broken: (pod) => ['hostNetwork', 'hostPID', 'hostIPC'].find((field) => pod[field] === true),
  },
  {
    name: 'volume types',
    broken: (pod) =>
      (pod.volumes ?? []).find((volume: any) => !volumeTypes.some((type) => type in volume))?.name,
  },
  {
    name: 'host ports',
    broken: (_pod, containers) =>
      each(containers, (c) => (c.ports ?? []).some((port: any) => port.hostPort), 'hostPort'),
  },
  {
    name: 'probe hosts',
    broken: (_pod, containers) =>
      each(
        containers,
        (c) => hooksAndProbes(c).some((probe) => probe?.httpGet?.host || probe?.tcpSocket?.host),
        'host in a probe or lifecycle handler',
      ),
  },
  {
    name: 'privileged',
    broken: (_pod, containers) =>
      each(containers, (c) => c.securityContext?.privileged === true, 'privileged'),
  },
  {
    name: 'privilege escalation',
    broken: (_pod, containers) =>
      each(
        containers,
        (c) => c.securityContext?.allowPrivilegeEscalation !== false,
        'allowPrivilegeEscalation not false',
      ),
  },
  {
    name: 'capabilities',
    broken: (_pod, containers) =>
      each(
        containers,
        (c) =>
          !(c.securityContext?.capabilities?.drop ?? []).includes('ALL') ||
          (c.securityContext.capabilities.add ?? []).some((added: string) => added !== 'NET_BIND_SERVICE'),
        'drop is not ALL, or something is added',
      ),
  },
  {
    name: 'runs as root',
    broken: (pod, containers) =>
      each(
        containers,
        (c) => (c.securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot) !== true,
        'runAsNonRoot not true',
      ) ??
      each(
        containers,
        (c) => (c.securityContext?.runAsUser ?? pod.securityContext?.runAsUser) === 0,
        'runAsUser 0',
      ),
  },
  {
    name: 'seccomp profile',
    broken: (pod, containers) =>
      each(
        containers,
        (c) =>
          !seccompTypes.includes(
            (c.securityContext?.seccompProfile ?? pod.securityContext?.seccompProfile)?.type,
          ),
        'seccompProfile not RuntimeDefault or Localhost',
      ),
  },
  {
    name: 'sysctls, SELinux, /proc, Windows',
    broken: (pod, containers) =>
      (pod.securityContext?.sysctls?.length ? 'sysctls' : undefined) ??
      (pod.securityContext?.windowsOptions?.hostProcess ? 'hostProcess' : undefined) ??
      each(containers, (c) => ![undefined, 'Default'].includes(c.securityContext?.procMount), 'procMount') ??
      each(
        containers,
        (c) => Boolean(c.securityContext?.seLinuxOptions ?? pod.securityContext?.seLinuxOptions),
        'seLinuxOptions',
      ),
  },
];
