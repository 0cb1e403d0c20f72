/* eslint-disable @typescript-eslint/no-explicit-any -- pods are broken on purpose */
import { describe, expect, test } from 'vitest';
import { podRules } from './pod-security-rules.ts';
import { podSecurityFindings } from './pod-security.ts';
import type { KubeObject } from './render.ts';

const pod = (): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    volumes: [{ name: 'tmp', emptyDir: {} }],
    containers: [
      {
        name: 'c',
        ports: [{ containerPort: 80 }],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
});

/** Rule → each way of breaking it. */
const breaks: [string, (spec: any, container: any) => void][] = [
  ['host namespaces', (spec) => (spec.hostNetwork = true)],
  ['volume types', (spec) => spec.volumes.push({ name: 'host', hostPath: { path: '/' } })],
  ['host ports', (_, c) => (c.ports[0].hostPort = 80)],
  ['probe hosts', (_, c) => (c.livenessProbe = { httpGet: { host: '10.0.0.1', port: 80 } })],
  ['probe hosts', (_, c) => (c.lifecycle = { preStop: { tcpSocket: { host: '10.0.0.1', port: 80 } } })],
  ['privileged', (_, c) => (c.securityContext.privileged = true)],
  ['privilege escalation', (_, c) => delete c.securityContext.allowPrivilegeEscalation],
  ['capabilities', (_, c) => delete c.securityContext.capabilities],
  ['capabilities', (_, c) => (c.securityContext.capabilities.add = ['SYS_ADMIN'])],
  ['runs as root', (spec) => delete spec.securityContext.runAsNonRoot],
  ['runs as root', (_, c) => (c.securityContext.runAsNonRoot = false)],
  ['runs as root', (_, c) => (c.securityContext.runAsUser = 0)],
  ['seccomp profile', (spec) => delete spec.securityContext.seccompProfile],
  ['seccomp profile', (_, c) => (c.securityContext.seccompProfile = { type: 'Unconfined' })],
  [
    'sysctls, SELinux, /proc, Windows',
    (spec) => (spec.securityContext.sysctls = [{ name: 'kernel.msgmax', value: '1' }]),
  ],
  ['sysctls, SELinux, /proc, Windows', (_, c) => (c.securityContext.procMount = 'Unmasked')],
];

describe('podSecurityFindings', () => {
  test('a restricted pod passes, also with the one capability that may be added', () => {
    const good = pod();
    good['spec'].containers[0].securityContext.capabilities.add = ['NET_BIND_SERVICE'];
    expect(podSecurityFindings([good])).toEqual([]);
  });

  test.each(breaks)('%s', (rule, breakIt) => {
    const broken = pod();
    breakIt(broken['spec'], broken['spec'].containers[0]);
    expect(podSecurityFindings([broken])).toEqual([expect.stringContaining(`Pod p: ${rule}: `)]);
  });

  test('every rule is broken by one of these', () => {
    expect(new Set(breaks.map(([rule]) => rule))).toEqual(new Set(podRules.map((rule) => rule.name)));
  });

  test('pods are found in what makes them, and init containers count', () => {
    const { spec } = pod();
    spec.initContainers = [{ name: 'init' }];
    const objects = [
      { kind: 'Deployment', spec: { template: { spec } } },
      { kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec } } } } },
      { kind: 'Service', spec: { ports: [] } },
    ].map((object) => ({ apiVersion: 'v1', metadata: { name: 'x' }, ...object }));
    const kinds = podSecurityFindings(objects).map((line) => line.split(' ')[0]);
    expect(new Set(kinds)).toEqual(new Set(['Deployment', 'CronJob']));
    expect(podSecurityFindings(objects)[0]).toContain('init');
  });
});
