import type { Cluster } from '../../kubernetes.ts';
import { askNodes, notReady } from './nodes.ts';
import { containerOf } from '../snapshot/pod.ts';
import { askRoom } from './room.ts';
import type { Finding } from '../signs/signs.ts';

/** What is known of this one failure beyond the catalogue's general words. */
export interface Detail {
  /** Stands in place of the catalogue's cause. */
  cause?: string;
  /** Names for the `{…}` of the texts. */
  facts?: Record<string, string>;
  /** It passes by itself: not to be told. */
  passes?: boolean;
  /** It does not pass: the general looks are enough. */
  sure?: boolean;
}

type Find = (finding: Finding, cluster: Cluster) => Detail | Promise<Detail>;

/** By the failure's code. */
const finders: Record<string, Find> = {
  'POD-CONFIG': ({ words, pod }) => {
    const key = /couldn't find key (\S+) in (Secret|ConfigMap) \S+?\/(\S+)/.exec(words);
    if (key) {
      const [, name, kind, object] = key as unknown as [string, string, string, string];
      return {
        cause: `the pod takes ${name} from ${kind} ${object}, which has no such key`,
        facts: { kind: kind.toLowerCase(), object },
      };
    }
    const whole = /(secret|configmap) "([^"]+)" not found/i.exec(words);
    if (!whole) return { facts: { kind: 'pod', object: pod?.metadata.name ?? '' } };
    return {
      cause: `the pod takes its environment from ${whole[1]} ${whole[2]}, which is not there`,
      facts: { kind: whole[1]!.toLowerCase(), object: whole[2]! },
    };
  },
  'POD-MEMORY': ({ pod, container }) => {
    const limit = pod && container ? containerOf(pod, container)?.resources?.limits?.['memory'] : undefined;
    return limit ? { cause: `the container needs more memory than its limit of ${limit}` } : {};
  },
  'POD-IMAGE': ({ words }) => {
    if (/no such host|i\/o timeout|connection refused|network is unreachable|deadline exceeded/.test(words))
      return { cause: "the node does not have the image, and cannot reach the registry in the image's name" };
    if (/unauthorized|forbidden|authorization|denied|no basic auth/i.test(words))
      return {
        cause: 'the node does not have the image, and the registry has none of that name or asks for a login',
      };
    return {};
  },
  'POD-VOLUME': ({ words }) => {
    const mount = /for volume "([^"]+)"\s*:\s*(secret|configmap) "([^"]+)" not found/i.exec(words);
    if (mount)
      return { cause: `volume ${mount[1]} is made from ${mount[2]} ${mount[3]}, which is not there` };
    const keys = /for volume "([^"]+)"\s*:\s*references non-existent (secret|config) key: (\S+)/i.exec(words);
    if (keys)
      return { cause: `volume ${keys[1]} takes key ${keys[3]} of a ${keys[2]} which has no such key` };
    const claim = /persistentvolumeclaim "([^"]+)" not found/.exec(words);
    return claim ? { cause: `the pod mounts claim ${claim[1]}, which is not there` } : {};
  },
  'POD-UNSCHEDULABLE': async ({ words, pod }, cluster) => {
    const found = pod && (await askRoom(cluster, pod, words));
    return found ? { cause: found.detail, passes: found.comesFree } : {};
  },
  'POD-SANDBOX': ({ words }) => {
    const handler = /no runtime for "([^"]+)"/.exec(words)?.[1];
    if (handler)
      return { cause: `the pod's runtime class wants the handler ${handler}, which the node does not have` };
    const range = /no IP addresses available in range set: (\S+)/.exec(words)?.[1];
    if (range) return { cause: `every address that the network has for pods is taken: ${range}` };
    const plugin = /failed to find plugin "([^"]+)" in path \[([^\]]*)\]/.exec(words);
    if (plugin)
      return {
        cause: `the node has no network plugin ${plugin[1]} in ${plugin[2]}, which its settings name`,
      };
    return /cni plugin not initialized/.test(words)
      ? { cause: 'the node has no settings of a network plugin in /etc/cni/net.d' }
      : {};
  },
  'NODE-NOT-READY': async ({ pod }, cluster) => {
    const own = pod?.spec.nodeName;
    const nodes = (await askNodes(cluster))?.filter(({ metadata }) => !own || metadata.name === own);
    // Without a word of its node a pod has only just come.
    return notReady(nodes ?? [], pod?.metadata.creationTimestamp ?? '') ?? { passes: Boolean(own) };
  },
  QUOTA: ({ words }) => {
    const name = /(?:exceeded|failed) quota: ([^,:\s]+)/.exec(words)?.[1] ?? '';
    const must = /must specify ([^;]+)/.exec(words)?.[1]?.trim();
    if (must) return { cause: `quota ${name} wants every pod to say ${must}`, facts: { quota: name } };
    const part = (what: string) => amounts(new RegExp(`${what}: ([^ ]+(?:,[^ ]+)*)`).exec(words)?.[1]);
    const [wanted, used, limit] = [part('requested'), part('used'), part('limited')];
    const told = Object.keys(wanted).map(
      (key) => `${key}: ${wanted[key]} wanted, ${used[key]} of ${limit[key]} in use`,
    );
    return {
      ...(told.length ? { cause: `quota ${name} is used up: ${told.join('; ')}` } : {}),
      facts: { quota: name },
    };
  },
};

/** `a=1,b=2,` as an object. */
const amounts = (text = ''): Record<string, string> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((one) => one.includes('='))
      .map((one) => one.split('=') as [string, string]),
  );

export const detailOf = async (finding: Finding, cluster: Cluster): Promise<Detail> =>
  (await finders[finding.failure.code]?.(finding, cluster)) ?? {};
