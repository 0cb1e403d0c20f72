import type { KubeObject } from './render.ts';

/** One end of a connection: a pod by its labels and namespace, or an address outside the cluster. */
export type End =
  { labels: Record<string, string>; namespace?: string; ports?: Record<string, number> } | { ip: string };

export interface Connection {
  from: End;
  to: End;
  port: number;
  protocol?: 'TCP' | 'UDP';
}

type Selector = {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key: string;
    operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
    values?: string[];
  }[];
};
type Peer = {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string; except?: string[] };
};
type Rule = {
  from?: Peer[];
  to?: Peer[];
  ports?: { port?: number | string; endPort?: number; protocol?: string }[];
};

const inNamespace = (end: { namespace?: string }) => end.namespace ?? 'default';
const isPod = (end: End): end is Extract<End, { labels: unknown }> => 'labels' in end;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors; an empty one selects all. */
function selects(selector: Selector, labels: Record<string, string>): boolean {
  const equal = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  const told = (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const has = key in labels;
    if (operator === 'Exists') return has;
    if (operator === 'DoesNotExist') return !has;
    return (operator === 'In') === (has && values.includes(labels[key]!));
  });
  return equal && told;
}

/** A peer selects pods and namespaces together; without a namespace selector, those of the policy's own. */
function isPeer(peer: Peer, end: End, namespace: string): boolean {
  if (peer.ipBlock) return !isPod(end) && inRange(peer.ipBlock.cidr, end.ip) && !peer.ipBlock.except?.some((cidr) => inRange(cidr, end.ip)); // prettier-ignore
  if (!isPod(end)) return false;
  const home = peer.namespaceSelector
    ? selects(peer.namespaceSelector, { 'kubernetes.io/metadata.name': inNamespace(end) })
    : inNamespace(end) === namespace;
  return home && selects(peer.podSelector ?? {}, end.labels);
}

function inRange(cidr: string, ip: string): boolean {
  const [base = '', bits = '32'] = cidr.split('/');
  const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - Number(bits));
  return Math.floor(number(base) / size) === Math.floor(number(ip) / size);
}

function opens(
  rule: Rule,
  peers: Peer[] | undefined,
  other: End,
  namespace: string,
  what: Connection,
): boolean {
  const who = !peers?.length || peers.some((peer) => isPeer(peer, other, namespace));
  const where =
    !rule.ports?.length ||
    rule.ports.some(({ port, endPort, protocol = 'TCP' }) => {
      if (protocol !== (what.protocol ?? 'TCP')) return false;
      if (port === undefined) return true;
      // A name is looked up at the pod that is called.
      const first = typeof port === 'number' ? port : isPod(what.to) ? what.to.ports?.[port] : undefined;
      return first !== undefined && what.port >= first && what.port <= (endPort ?? first);
    });
  return who && where;
}

/**
 * Whether the policies let a connection through, as a network that enforces them would
 * (https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation): an end that
 * no policy of the direction selects is open; a selected one needs one rule of any of its policies. Answers come back
 * without a rule. IPv4 only.
 */
export function isAllowed(objects: KubeObject[], connection: Connection): boolean {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const passes = (direction: 'Ingress' | 'Egress', own: End, other: End): boolean => {
    if (!isPod(own)) return true;
    const selecting = policies.filter(
      ({ metadata, spec }) =>
        (metadata.namespace ?? 'default') === inNamespace(own) &&
        (spec.policyTypes as string[]).includes(direction) &&
        selects(spec.podSelector as Selector, own.labels),
    );
    if (selecting.length === 0) return true;
    return selecting.some(({ metadata, spec }) =>
      ((direction === 'Ingress' ? spec.ingress : spec.egress) ?? []).some((rule: Rule) =>
        opens(
          rule,
          direction === 'Ingress' ? rule.from : rule.to,
          other,
          metadata.namespace ?? 'default',
          connection,
        ),
      ),
    );
  };
  const { from, to } = connection;
  return passes('Egress', from, to) && passes('Ingress', to, from);
}
