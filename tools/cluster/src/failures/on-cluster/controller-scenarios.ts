import { deployment, forever, hook } from './objects.ts';
import { told, warned, type Scenario } from './scenario.ts';

const requests = { container: { resources: { requests: { cpu: '100m' }, limits: { memory: '100Mi' } } } };
const refusedAt = told('ReplicaFailure', 'True');
const quota = {
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'small' },
  spec: { hard: { 'requests.cpu': '50m' } },
};

/** How Jobs, ReplicaSets and Deployments fail. */
export const controllerScenarios: Scenario[] = [
  {
    name: 'hook-failed',
    code: 'HOOK-FAILED',
    objects: [hook('echo the password is wrong; exit 5'), deployment(forever)],
    says: { what: /exit code 5/, words: /the password is wrong/, next: /logs migrate-/ },
    known: told('Failed', 'True'),
  },
  {
    // The first failure is not told: a second try is left.
    name: 'hook-failed-twice',
    code: 'HOOK-FAILED',
    objects: [hook('echo try; exit 5', { backoffLimit: 1 }), deployment(forever)],
    says: { what: /exit code 5/, words: /try/ },
    known: told('Failed', 'True'),
  },
  {
    name: 'hook-deadline',
    code: 'HOOK-DEADLINE',
    objects: [hook('echo asking; exec sleep 600', { activeDeadlineSeconds: 5 }), deployment(forever)],
    says: { what: /DeadlineExceeded/ },
    known: told('FailureTarget', 'True'),
  },
  {
    name: 'quota',
    code: 'QUOTA',
    prepare: [quota],
    objects: [deployment(forever, requests)],
    says: {
      cause: /quota small is used up: requests\.cpu: 100m wanted, 0 of 50m in use/,
      next: /describe resourcequota small/,
    },
    known: refusedAt,
  },
  {
    name: 'quota-of-hook',
    code: 'QUOTA',
    prepare: [quota],
    objects: [hook('true', {}, requests), deployment(forever, requests)],
    says: { where: /^Job migrate$/, cause: /quota small/ },
    known: warned('FailedCreate'),
  },
  {
    name: 'limit-range',
    code: 'LIMIT-RANGE',
    prepare: [
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'small' },
        spec: { limits: [{ type: 'Container', max: { memory: '50Mi' } }] },
      },
    ],
    objects: [deployment(forever, requests)],
    says: { what: /maximum memory usage per Container is 50Mi, but limit is 100Mi/ },
    known: refusedAt,
  },
  {
    name: 'pod-security',
    code: 'POD-SECURITY',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    objects: [deployment(forever)],
    says: { what: /violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false/ },
    known: refusedAt,
  },
  {
    name: 'service-account',
    code: 'SERVICE-ACCOUNT',
    objects: [deployment(forever, { pod: { serviceAccountName: 'no-such' } })],
    says: { what: /serviceaccount "no-such" not found/ },
    known: refusedAt,
  },
  {
    name: 'priority-class',
    code: 'POD-REFUSED',
    objects: [deployment(forever, { pod: { priorityClassName: 'no-such' } })],
    says: { where: /^ReplicaSet app-/, what: /no PriorityClass with name no-such was found/ },
    known: refusedAt,
  },
];
