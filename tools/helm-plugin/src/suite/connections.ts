import { expect, test } from 'vitest';
import { isAllowed, type End } from '../network-policies.ts';
import { podSpecOf } from '../pod-security.ts';
import { describeChart, objectsFor, type Subject } from './subject.ts';

/** One of the chart's own pods, or an end that the chart knows nothing of. */
export type Party = 'the pods' | 'the migration' | 'the test' | End;

/** A row: who calls whom at which port, and whether the policies have to let it through. */
export type ConnectionRow = [
  from: Party,
  to: Party,
  port: number,
  wanted: 'needed' | 'forbidden',
  why: string,
];

export interface ConnectionsRequest extends Subject {
  connections: ConnectionRow[];
  /** `--set` texts that the rows need. */
  set?: string[];
}

/** With `metrics.enabled=true`: who may collect the figures. */
export const metricsConnections: ConnectionRow[] = [
  [
    { labels: { 'app.kubernetes.io/name': 'prometheus' } },
    'the pods',
    9464,
    'needed',
    'collects the figures',
  ],
  [{ ip: '203.0.113.7' }, 'the pods', 9464, 'forbidden', 'the figures stay in the cluster'],
  ['the pods', { ip: '203.0.113.7' }, 9464, 'forbidden', 'it sends none'],
];

const kinds = { 'the pods': 'Deployment', 'the migration': 'Job', 'the test': 'Pod' } as const;

/**
 * The rendered policies against a table of connections, as a network would judge them that enforces policies: the
 * bridges of minikube and kind do not, so no local cluster can show it.
 */
export function describeConnections({ connections, set = [], ...subject }: ConnectionsRequest): void {
  describeChart('connections that the network policies let through', () => {
    test.each(connections)('%o → %o, port %i: %s (%s)', async (from, to, port, wanted) => {
      const objects = await objectsFor(subject, 'prod', { set });
      const end = (party: Party): End => {
        if (typeof party !== 'string') return party;
        const object = objects.find(({ kind }) => kind === kinds[party])!;
        const labels = object['spec'].template?.metadata.labels ?? object.metadata.labels;
        const ports = (podSpecOf(object).containers[0].ports ?? []) as {
          name: string;
          containerPort: number;
        }[];
        return {
          labels,
          ports: Object.fromEntries(ports.map(({ name, containerPort }) => [name, containerPort])),
        };
      };
      expect(isAllowed(objects, { from: end(from), to: end(to), port })).toBe(wanted === 'needed');
    });
  });
}
