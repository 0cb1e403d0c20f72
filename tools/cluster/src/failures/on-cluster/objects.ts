/** A manifest. */
export type Manifest = Record<string, unknown>;

/** Any image with Python and a shell; the backend is made from this one, so it is there wherever the app was built. */
export const image = process.env['TODO_TEST_IMAGE'] ?? 'python:3.13-alpine';

/** The name of all objects, and of the release. */
export const app = 'app';

const labels = { 'app.kubernetes.io/instance': app, 'app.kubernetes.io/name': app };

interface PodParts {
  /** Beside name, image and command of the only container. */
  container?: Manifest;
  pod?: Manifest;
}

/** A container that runs a line of shell. */
const podOf = (line: string, { container, pod }: PodParts): Manifest => ({
  metadata: { labels },
  spec: {
    terminationGracePeriodSeconds: 0,
    enableServiceLinks: false,
    containers: [
      { name: app, image, imagePullPolicy: 'IfNotPresent', command: ['sh', '-c', line], ...container },
    ],
    ...pod,
  },
});

export const deployment = (line: string, parts: PodParts = {}, spec: Manifest = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: app, labels },
  spec: {
    replicas: 1,
    selector: { matchLabels: labels },
    template: podOf(line, parts),
    ...spec,
  },
});

/** A Job that helm waits for before it makes anything else. */
export const hook = (line: string, spec: Manifest = {}, parts: PodParts = {}): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: {
    name: 'migrate',
    labels,
    annotations: {
      'helm.sh/hook': 'pre-install,pre-upgrade',
      'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
    },
  },
  spec: {
    backoffLimit: 0,
    template: podOf(line, { ...parts, pod: { restartPolicy: 'Never', ...parts.pod } }),
    ...spec,
  },
});

export const service = (name: string, nodePort: number, port = 80): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, labels },
  spec: { type: 'NodePort', selector: labels, ports: [{ port, nodePort }] },
});

export const configMap = (name: string, data: Record<string, string>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels },
  data,
});

/** A server that answers `/live` well from `seconds` after its start on, and anything else with 503 and its reason. */
export const server = (seconds = 0, live = 'True'): string => `exec python3 -u -c '
import http.server, time
began = time.monotonic()
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        well = self.path == "/live" and ${live} and time.monotonic() - began > ${seconds}
        self.send_response(200 if well else 503)
        self.end_headers()
        self.wfile.write(b"the database refuses the password")
print("serving", flush=True)
http.server.ThreadingHTTPServer(("", 8001), Answer).serve_forever()
'`;

export const probe = (path: string, periodSeconds: number, failureThreshold: number): Manifest => ({
  httpGet: { path, port: 'http' },
  periodSeconds,
  failureThreshold,
});

export const ports = [{ name: 'http', containerPort: 8001 }];

/** Not asked before long, so that helm waits for what comes. */
export const notReady = { readinessProbe: { exec: { command: ['true'] }, initialDelaySeconds: 300 } };

/** A program that runs on. */
export const forever = 'exec sleep 600';
