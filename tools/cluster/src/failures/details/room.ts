import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import type { Pod } from '../snapshot/pod.ts';
import { parseQuantity, sayQuantity } from './quantity.ts';

export interface Node {
  metadata: { name: string };
  status: { allocatable?: Record<string, string> };
}

export interface Room {
  /** What the pod requests, what the node has and what is missing. */
  detail: string;
  /** Pods that are ending hold what is missing: the pod is placed soon. */
  comesFree: boolean;
}

/**
 * Which resource a pod that has no node lacks, and how much: the scheduler names the resource and no amounts.
 * Of several nodes the one with the most room is told.
 */
export function room(pod: Pod, message: string, nodes: Node[], pods: Pod[]): Room | undefined {
  const short = [...message.matchAll(/Insufficient ([\w./-]+?)[.,]?(?:\s|$)/g)].map((found) => found[1]!);
  if (/Too many pods/.test(message)) short.push('pods');
  const resources = [...new Set(short)];
  if (nodes.length === 0 || resources.length === 0) return undefined;

  const told = resources.map((resource) => {
    const wanted = requested(pod, resource);
    const places = nodes.map((node) => {
      const there = pods.filter(
        ({ spec, status }) => spec.nodeName === node.metadata.name && !/Succeeded|Failed/.test(status.phase),
      );
      const sum = (some: Pod[]) => some.reduce((all, one) => all + requested(one, resource), 0);
      const has = parseQuantity(node.status.allocatable?.[resource]);
      const ending = sum(there.filter(({ metadata }) => metadata.deletionTimestamp));
      return { node: node.metadata.name, has, free: has - sum(there), ending };
    });
    const best = places.reduce((a, b) => (b.free > a.free ? b : a));
    const say = (amount: number) => sayQuantity(resource, amount);
    const where = nodes.length > 1 ? `the node with the most room, ${best.node},` : `the node ${best.node}`;
    return {
      text: `the pod requests ${say(wanted)}; ${where} has ${say(best.has)}, of them ${say(Math.max(0, best.free))} free: ${say(wanted - best.free)} missing`,
      comesFree: places.some(({ free, ending }) => free + ending >= wanted),
    };
  });
  return { detail: told.map(({ text }) => text).join('; '), comesFree: told.every((one) => one.comesFree) };
}

/** As the scheduler counts: all containers together, or the biggest init container. */
function requested(pod: Pod, resource: string): number {
  if (resource === 'pods') return 1;
  const of = (one: Pod['spec']['containers'][number]) => parseQuantity(one.resources?.requests?.[resource]);
  const all = pod.spec.containers.reduce((sum, one) => sum + of(one), 0);
  return Math.max(all, ...(pod.spec.initContainers ?? []).map(of));
}

/** `room` with the cluster's nodes and pods; undefined when they may not be read. */
export async function askRoom(cluster: Cluster, pod: Pod, message: string): Promise<Room | undefined> {
  const get = (...args: string[]) =>
    attempt('kubectl', [...cluster.kubectlFlags, 'get', ...args, '-o', 'json'], { timeout: 10 });
  const [nodes, pods] = await Promise.all([get('nodes'), get('pods', '-A')]);
  if (nodes.exitCode !== 0 || pods.exitCode !== 0) return undefined;
  const items = <T>(text: string) => (JSON.parse(text) as { items: T[] }).items;
  return room(pod, message, items<Node>(nodes.stdout), items<Pod>(pods.stdout));
}
