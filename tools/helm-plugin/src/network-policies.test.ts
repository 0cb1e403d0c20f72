import { expect, test } from 'vitest';
import { isAllowed, type Connection } from './network-policies.ts';
import type { KubeObject } from './render.ts';

const policy = (spec: object): KubeObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'p', namespace: 'default' },
  spec,
});
const web = { labels: { app: 'web' }, ports: { http: 8080 } };
const client = { labels: { app: 'client' } };
const call = (more: Partial<Connection> = {}): Connection => ({ from: client, to: web, port: 8080, ...more });
const onWeb = { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] };

test('what no policy selects is open', () => {
  expect(isAllowed([], call())).toBe(true);
  expect(isAllowed([policy(onWeb)], call({ to: client }))).toBe(true);
});

test('a selected pod is closed until a rule of any policy opens it', () => {
  const closed = policy(onWeb);
  expect(isAllowed([closed], call())).toBe(false);
  const open = policy({ ...onWeb, ingress: [{ ports: [{ port: 'http' }] }] });
  expect(isAllowed([closed, open], call())).toBe(true);
  expect(isAllowed([open], call({ port: 8081 }))).toBe(false);
  expect(isAllowed([open], call({ protocol: 'UDP' }))).toBe(false);
});

test('both ends have to agree', () => {
  const out = policy({
    podSelector: { matchLabels: { app: 'client' } },
    policyTypes: ['Egress'],
    egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
  });
  expect(isAllowed([out], call())).toBe(false);
  expect(isAllowed([out], call({ port: 53, protocol: 'UDP' }))).toBe(true);
  expect(isAllowed([out], call({ from: web, to: client }))).toBe(true);
});

test('a peer without a namespace selector is of the own namespace', () => {
  const only = policy({
    ...onWeb,
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'client' } } }] }],
  });
  expect(isAllowed([only], call())).toBe(true);
  expect(isAllowed([only], call({ from: { ...client, namespace: 'other' } }))).toBe(false);
  expect(isAllowed([only], call({ from: { labels: { app: 'else' } } }))).toBe(false);
  expect(isAllowed([only], call({ from: { ip: '10.0.0.1' } }))).toBe(false);
});

test('a namespace selector goes by the name label, together with the pods', () => {
  const dns = policy({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [
          {
            namespaceSelector: {
              matchExpressions: [
                { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['kube-system'] },
              ],
            },
            podSelector: { matchLabels: { app: 'dns' } },
          },
        ],
      },
    ],
  });
  const to = (app: string, namespace: string) => call({ to: { labels: { app }, namespace } });
  expect(isAllowed([dns], to('dns', 'kube-system'))).toBe(true);
  expect(isAllowed([dns], to('other', 'kube-system'))).toBe(false);
  expect(isAllowed([dns], to('dns', 'default'))).toBe(false);
});

test('address ranges with their exceptions', () => {
  const range = policy({
    ...onWeb,
    ingress: [{ from: [{ ipBlock: { cidr: '10.1.0.0/16', except: ['10.1.2.0/24'] } }] }],
  });
  const from = (ip: string) => call({ from: { ip } });
  expect(isAllowed([range], from('10.1.3.4'))).toBe(true);
  expect(isAllowed([range], from('10.1.2.4'))).toBe(false);
  expect(isAllowed([range], from('10.2.0.1'))).toBe(false);
});
