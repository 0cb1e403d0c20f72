import { expect, test } from 'vitest';
import { isAllowed, type End } from '../network-policies.ts';
import { podSpecOf } from '../pod-security.ts';
import type { KubeObject } from '../render.ts';
import { describeChart, objectsFor, type Subject } from './subject.ts';

/** Pods of the chart itself. */
type Own = 'the pods' | 'the migration' | 'the test';

/** Own pods, the pods behind a Service (then the port is the Service's), or an end that no chart of the row knows. */
export type Party = Own | { service: string } | End;

/** A row: who calls whom at which port, and whether the policies have to let it through. */
export type ConnectionRow = [
  from: Party,
  to: Party,
  port: number,
  protocol: 'TCP' | 'UDP',
  wanted: 'needed' | 'forbidden',
  why: string,
];

export interface ConnectionsRequest extends Subject {
  connections: ConnectionRow[];
  /** `--set` texts that the rows need. */
  set?: string[];
  /** Folder of another chart that is installed beside it, and its `--set` texts. */
  beside?: { folder: string; set?: string[] };
}

const outside = { ip: '203.0.113.7' };

/** With `metrics.enabled=true`: who may collect the figures. */
export const metricsConnections: ConnectionRow[] = [
  [
    { labels: { 'app.kubernetes.io/name': 'prometheus' } },
    'the pods',
    9464,
    'TCP',
    'needed',
    'collects the figures',
  ],
  [outside, 'the pods', 9464, 'TCP', 'forbidden', 'the figures stay in the cluster'],
  ['the pods', outside, 9464, 'TCP', 'forbidden', 'it sends none'],
];

/** Names are asked by UDP, long answers by TCP, and of the cluster's own DNS only. */
export function dnsConnections(...pods: Own[]): ConnectionRow[] {
  const dns = { labels: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' };
  return pods.flatMap((own) =>
    (['UDP', 'TCP'] as const).flatMap((protocol): ConnectionRow[] => [
      [own, dns, 53, protocol, 'needed', 'names'],
      [own, outside, 53, protocol, 'forbidden', 'names of the cluster only'],
    ]),
  );
}

const kinds = { 'the pods': 'Deployment', 'the migration': 'Job', 'the test': 'Pod' } as const;

/**
 * The rendered policies against a table of connections, as a network would judge them that enforces policies: what a cluster at
 * hand enforces depends on its network.
 */
export function describeConnections({ connections, set = [], beside, ...subject }: ConnectionsRequest): void {
  describeChart('connections that the network policies let through', () => {
    test.each(connections)('%o → %o, port %i %s: %s (%s)', async (from, to, port, protocol, wanted) => {
      const own = await objectsFor(subject, 'prod', { set });
      const other = beside
        ? await objectsFor({ ...subject, folder: beside.folder }, 'prod', { set: beside.set ?? [] })
        : [];
      const objects = [...own, ...other];
      const connection = {
        from: endOf(from, own, objects),
        to: endOf(to, own, objects),
        port: typeof to === 'object' && 'service' in to ? behind(to.service, port, objects).port : port,
        protocol,
      };
      expect(isAllowed(objects, connection)).toBe(wanted === 'needed');
    });
  });
}

function endOf(party: Party, own: KubeObject[], all: KubeObject[]): End {
  if (typeof party === 'string') return podEnd(own.find(({ kind }) => kind === kinds[party])!);
  if ('service' in party) return behind(party.service, undefined, all).end;
  return party;
}

/** What pods of an object look like to a policy. */
function podEnd(object: KubeObject): Extract<End, { labels: unknown }> {
  const ports = (podSpecOf(object).containers[0].ports ?? []) as { name: string; containerPort: number }[];
  return {
    labels: object['spec'].template?.metadata.labels ?? object.metadata.labels,
    ports: Object.fromEntries(ports.map(({ name, containerPort }) => [name, containerPort])),
  };
}

/** Policies see the pod behind a Service, and its port: the Service's address is replaced before. */
function behind(name: string, port: number | undefined, objects: KubeObject[]) {
  const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
  expect(service, `Service ${name}`).toBeDefined();
  const { selector, ports } = service!['spec'] as {
    selector: Record<string, string>;
    ports: { port: number; targetPort: string | number }[];
  };
  const end = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(podEnd)
    .find(({ labels }) => Object.entries(selector).every(([key, value]) => labels[key] === value))!;
  const target = ports.find((one) => one.port === port)?.targetPort;
  if (port !== undefined) expect(target, `port ${port} of Service ${name}`).toBeDefined();
  return { end, port: typeof target === 'string' ? end.ports![target]! : (target ?? 0) };
}
