import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const name = 'slow-model';
const labels = { 'app.kubernetes.io/name': name };

/** As the backend's pods reach it. */
export const slowModelUrl = `http://${name}:8080/v1`;
export const slowModelName = name;

/**
 * What runs the slow model in the cluster, as objects for kubectl: a pod may not reach this machine. The program itself is
 * slow-model.mjs, JavaScript in one file without imports, since the pod has it from a ConfigMap and Node 20 runs no TypeScript.
 * @param image one with Node that the cluster has: the frontend's
 */
export function slowModelObjects(image: string): object {
  const script = readFileSync(join(import.meta.dirname, 'slow-model.mjs'), 'utf8');
  const container = {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['node', '/script/slow-model.mjs', '8080'],
    readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 },
    resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    volumeMounts: [{ name: 'script', mountPath: '/script' }],
  };
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { 'slow-model.mjs': script } },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels },
        spec: {
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 0,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [container],
          volumes: [{ name: 'script', configMap: { name } }],
        },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, labels },
        spec: { selector: labels, ports: [{ port: 8080 }] },
      },
    ],
  };
}
