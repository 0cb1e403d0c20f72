import { configMap, deployment, forever, notReady, ports, probe, server } from './objects.ts';
import { restarted, warned, type Scenario } from './scenario.ts';

const bootsWell = { container: { ports, startupProbe: probe('/live', 1, 30) } };

/** How containers fail. */
export const containerScenarios: Scenario[] = [
  {
    name: 'image-never',
    code: 'POD-IMAGE-NEVER',
    objects: [deployment(forever, { container: { image: 'todo-absent:1', imagePullPolicy: 'Never' } })],
    says: { what: /ErrImageNeverPull: .*todo-absent:1/, next: /npm start/ },
    known: warned('ErrImageNeverPull'),
  },
  {
    name: 'image-pull',
    code: 'POD-IMAGE',
    objects: [deployment(forever, { container: { image: 'registry.invalid/todo:1' } })],
    says: {
      what: /(ErrImagePull|ImagePullBackOff): .*registry\.invalid\/todo:1/,
      cause: /cannot reach the registry/,
    },
    known: warned('Failed'),
  },
  {
    name: 'image-name',
    code: 'POD-IMAGE-NAME',
    objects: [deployment(forever, { container: { image: 'Todo:1' } })],
    says: { what: /InvalidImageName/ },
    known: warned('InspectFailed'),
  },
  {
    name: 'secret-missing',
    code: 'POD-CONFIG',
    objects: [deployment(forever, { container: { envFrom: [{ secretRef: { name: 'no-such' } }] } })],
    says: {
      what: /secret "no-such" not found/,
      cause: /secret no-such, which is not there/,
      next: /describe secret no-such/,
    },
    known: warned('Failed'),
  },
  {
    name: 'key-missing',
    code: 'POD-CONFIG',
    prepare: [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'keys' }, stringData: { ONE: '1' } }],
    objects: [
      deployment(forever, {
        container: { env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'keys', key: 'TWO' } } }] },
      }),
    ],
    says: { cause: /takes TWO from Secret keys, which has no such key/, next: /describe secret keys/ },
    known: warned('Failed'),
  },
  {
    name: 'root-user',
    code: 'POD-USER',
    objects: [deployment(forever, { pod: { securityContext: { runAsNonRoot: true } } })],
    says: { what: /runAsNonRoot and image will run as root/ },
    known: warned('Failed'),
  },
  {
    name: 'command-missing',
    code: 'POD-COMMAND',
    objects: [deployment('', { container: { command: ['/no/such/program'] } })],
    says: { what: /\/no\/such\/program/ },
    known: warned('Failed'),
  },
  {
    name: 'memory',
    code: 'POD-MEMORY',
    objects: [
      deployment('python3 -c "x = b\'x\' * (300 << 20)"', {
        container: { ...notReady, resources: { limits: { memory: '48Mi' } } },
      }),
    ],
    says: { what: /OOMKilled with exit code 137/, cause: /limit of 48Mi/ },
    known: warned('BackOff'),
  },
  {
    name: 'crash',
    code: 'POD-CRASH',
    objects: [deployment('echo LLM_PROVIDER is gorq; exit 3', { container: notReady })],
    says: {
      what: /Error with exit code 3/,
      words: /LLM_PROVIDER is gorq/,
      next: /logs app-\S+ -c app --previous/,
    },
    known: warned('BackOff'),
  },
  {
    name: 'exec-format',
    code: 'POD-ARCH',
    objects: [
      configMap('program', { run: 'no program' }),
      deployment('', {
        container: { command: ['/program/run'], volumeMounts: [{ name: 'program', mountPath: '/program' }] },
        pod: { volumes: [{ name: 'program', configMap: { name: 'program', defaultMode: 0o755 } }] },
      }),
    ],
    says: { words: /exec format error/ },
    known: warned('BackOff'),
  },
  {
    name: 'no-space',
    code: 'POD-NO-SPACE',
    objects: [
      deployment('dd if=/dev/zero of=/small/file bs=1M count=4', {
        container: { ...notReady, volumeMounts: [{ name: 'small', mountPath: '/small' }] },
        pod: { volumes: [{ name: 'small', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }] },
      }),
    ],
    says: { words: /No space left on device/ },
    known: warned('BackOff'),
  },
  {
    name: 'startup-probe',
    code: 'POD-STARTUP',
    objects: [deployment(server(900), { container: { ports, startupProbe: probe('/live', 1, 4) } })],
    says: {
      what: /Startup probe failed: HTTP probe failed with statuscode: 503, [1-9] restarts/,
      words: /serving/,
    },
    known: restarted,
  },
  {
    name: 'liveness-probe',
    code: 'POD-LIVENESS',
    objects: [
      deployment(server(900), {
        container: { ports, livenessProbe: probe('/live', 2, 2), readinessProbe: probe('/ready', 60, 3) },
      }),
    ],
    says: { what: /Liveness probe failed: HTTP probe failed with statuscode: 503, [1-9] restarts/ },
    known: restarted,
  },
  {
    name: 'readiness-probe',
    code: 'POD-NOT-READY',
    objects: [
      deployment(server(), { container: { ...bootsWell.container, readinessProbe: probe('/ready', 2, 2) } }),
    ],
    says: {
      what: /Readiness probe failed: HTTP probe failed with statuscode: 503/,
      words: /GET \/ready answers 503: the database refuses the password/,
    },
    // One bad answer is none: the program may wait for its database for 10 seconds.
    known: (snapshot) => {
      const time = warned('Unhealthy', /^Readiness/)(snapshot);
      return time && time + 10_000;
    },
  },
];
