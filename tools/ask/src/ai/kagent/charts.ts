import { versions } from '../../../../settings/src/versions.ts';
import type { Access } from '../../model/access.ts';

/** The last version of kagent whose values are those below; 1.0 needs Kubernetes 1.37 and has other resources. */
export const kagentVersion = versions.kagent;
export const kagentNamespace = 'kagent';
/** A label, and the name of who changes a field. */
export const ourMark = 'todo-chatbot';
/** Where it is, kagent was installed from here. */
export const keySecret = 'todo-chatbot-kagent';
const keyInSecret = 'api-key';
const registry = 'oci://ghcr.io/kagent-dev/kagent/helm';

/** Both releases, in the order in which they are installed. */
export const releases = ['kagent-crds', 'kagent'] as const;
export type Release = (typeof releases)[number];

export const chartOf = (release: Release): string => `${registry}/${release}`;

/** Agents that the chart would bring beside the two that are of use here. */
const unused = [
  'argo-rollouts-agent',
  'cilium-debug-agent',
  'cilium-manager-agent',
  'cilium-policy-agent',
  'istio-agent',
  'kgateway-agent',
  'observability-agent',
  'promql-agent',
];

/** Values of a release: lean, tools that only read and see no Secret, and the key from a Secret of its own. */
export function valuesOf(release: Release, access: Access): object {
  const off = { enabled: false };
  if (release === 'kagent-crds') return { kmcp: off };
  return {
    kmcp: off,
    'grafana-mcp': off,
    querydoc: off,
    ...Object.fromEntries(unused.map((name) => [name, off])),
    // Else its controller may read the Secrets of every namespace: with this it has a Role in its own one alone, and its agents
    // live there. Its tools look at the whole cluster with a role of their own, which has no Secrets.
    rbac: { namespaces: [kagentNamespace] },
    'kagent-tools': { rbac: { readOnly: true, allowSecrets: false } },
    providers: {
      default: 'openAI',
      openAI: {
        provider: 'OpenAI',
        model: access.model,
        apiKeySecretRef: keySecret,
        apiKeySecretKey: keyInSecret,
        config: { baseUrl: access.baseUrl },
      },
    },
  };
}

/** The namespace, marked as ours; it goes with the rest only where the mark is. */
export const namespaceManifest = (): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: kagentNamespace, labels: { 'app.kubernetes.io/managed-by': ourMark } },
  });

/** The model's key for kagent, given on stdin. */
export const secretManifest = (access: Access): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: keySecret,
      namespace: kagentNamespace,
      labels: { 'app.kubernetes.io/managed-by': ourMark },
    },
    stringData: { [keyInSecret]: access.apiKey || 'none' },
  });
