import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Settings } from '../../../settings/src/settings.ts';

/** How people come in on a cluster elsewhere. */
export type Expose =
  | { way: 'ingress'; host: string; className: string; tlsSecret: string }
  | { way: 'loadbalancer' }
  | { way: 'nodeport' };

const ways = ['ingress', 'loadbalancer', 'nodeport'] as const;
const hostForm = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** EXPOSE and INGRESS_* of .env: an ingress where a host is named, else a load balancer. @throws Problem EXPOSE */
export function theExpose({ value }: Pick<Settings, 'value'>): Expose {
  const host = value('INGRESS_HOST');
  const asked = value('EXPOSE') || (host ? 'ingress' : 'loadbalancer');
  const way = ways.find((one) => one === asked);
  if (!way) throw exposeProblem(`EXPOSE is "${asked}"`, `known are ${ways.join(', ')}`);
  if (way !== 'ingress') return { way };
  if (!hostForm.test(host)) {
    const what = host ? `INGRESS_HOST is "${host}"` : 'EXPOSE is ingress, and INGRESS_HOST is empty';
    throw exposeProblem(what, 'an ingress needs a host name alone, such as todo.example.org');
  }
  return { way, host, className: value('INGRESS_CLASS'), tlsSecret: value('INGRESS_TLS_SECRET') };
}

/** The address that an ingress gives. */
export const ingressUrl = ({ host, tlsSecret }: { host: string; tlsSecret: string }): string =>
  `${tlsSecret ? 'https' : 'http'}://${host}`;

function exposeProblem(what: string, cause: string): Problem {
  return new Problem({
    code: 'EXPOSE',
    what,
    where: '.env',
    cause,
    next: 'EXPOSE=ingress with INGRESS_HOST=todo.example.org, EXPOSE=loadbalancer, or EXPOSE=nodeport in .env',
    class: 'preflight',
  });
}
