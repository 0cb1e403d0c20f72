import { deployment, forever, notReady } from './objects.ts';
import { told, warned, warnedTwice, type Scenario } from './scenario.ts';

/** It belongs to no namespace. */
const runtime = `todo-test-runtime-${process.pid}`;

/** How pods fail. */
export const podScenarios: Scenario[] = [
  {
    name: 'evicted',
    code: 'POD-DISK',
    objects: [
      deployment('dd if=/dev/zero of=/small/file bs=1M count=20; exec sleep 600', {
        container: {
          volumeMounts: [{ name: 'small', mountPath: '/small' }],
          ...notReady,
        },
        pod: { volumes: [{ name: 'small', emptyDir: { sizeLimit: '1Mi' } }] },
      }),
    ],
    says: { what: /Evicted: .*"small" exceeds the limit "1Mi"/ },
    known: warned('Evicted'),
  },
  {
    name: 'volume',
    code: 'POD-VOLUME',
    objects: [
      deployment(forever, {
        container: { volumeMounts: [{ name: 'certificates', mountPath: '/certificates' }] },
        pod: { volumes: [{ name: 'certificates', secret: { secretName: 'no-such' } }] },
      }),
    ],
    says: { cause: /volume certificates is made from secret no-such, which is not there/ },
    known: warned('FailedMount'),
  },
  {
    name: 'claim',
    code: 'POD-VOLUME',
    objects: [
      deployment(forever, {
        pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'no-such' } }] },
      }),
    ],
    says: { cause: /claim no-such, which is not there/ },
    known: told('PodScheduled', 'False'),
  },
  {
    name: 'runtime-class',
    code: 'POD-SANDBOX',
    wide: [
      { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass', metadata: { name: runtime }, handler: 'no-such' },
    ],
    objects: [deployment(forever, { pod: { runtimeClassName: runtime } })],
    says: {
      what: /FailedCreatePodSandBox: .*no runtime for "no-such" is configured/,
      cause: /wants the handler no-such, which the node does not have/,
    },
    // Once it may pass; the node tries again some 12 seconds later.
    known: warnedTwice('FailedCreatePodSandBox'),
  },
  {
    name: 'cpu',
    code: 'POD-UNSCHEDULABLE',
    objects: [deployment(forever, { container: { resources: { requests: { cpu: '64' } } } })],
    says: {
      what: /Insufficient cpu/,
      cause: /requests 64 CPU; the node \S+ has \S+ CPU, of them \S+ CPU free: \S+ CPU missing/,
    },
    known: told('PodScheduled', 'False'),
  },
  {
    name: 'node-selector',
    code: 'POD-NODE',
    objects: [deployment(forever, { pod: { nodeSelector: { 'todo-chatbot/no-such': 'node' } } })],
    says: { what: /node affinity\/selector/ },
    known: told('PodScheduled', 'False'),
  },
  {
    name: 'slow-rollout',
    code: 'ROLLOUT-STUCK',
    objects: [deployment(forever, { container: notReady }, { progressDeadlineSeconds: 8 })],
    says: { where: /^Deployment app$/, what: /has timed out progressing/ },
    known: told('Progressing', 'False'),
  },
];
