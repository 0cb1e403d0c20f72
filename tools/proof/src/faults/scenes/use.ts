import type { Pod } from '../../../../cluster/src/failures/snapshot/pod.ts';
import { parseQuantity } from '../../../../cluster/src/failures/details/quantity.ts';
import { kubectl, type World } from '../world.ts';

/** What a pod's container takes of what it may take. Bytes and cores. */
export interface Use {
  pod: string;
  memory: number;
  memoryLimit: number;
  cpu: number;
  cpuLimit: number;
}

interface Summary {
  pods: {
    podRef: { name: string };
    containers: { memory?: { workingSetBytes?: number }; cpu?: { usageNanoCores?: number } }[];
  }[];
}

/** Reads it from the kubelet, which knows it without a metrics-server. */
export async function readUse(world: World, names: string[]): Promise<Use[]> {
  const { items } = JSON.parse(await kubectl(world, 'get', 'pods', '-o', 'json')) as { items: Pod[] };
  const node = items.find(({ metadata }) => names.includes(metadata.name))?.spec.nodeName ?? '';
  const text = await kubectl(world, 'get', '--raw', `/api/v1/nodes/${node}/proxy/stats/summary`);
  const told = (JSON.parse(text) as Summary).pods;
  return names.flatMap((pod) => {
    const [container] = told.find(({ podRef }) => podRef.name === pod)?.containers ?? [];
    const limits = items.find(({ metadata }) => metadata.name === pod)?.spec.containers[0]?.resources?.limits;
    if (!container?.memory?.workingSetBytes || !limits) return [];
    return {
      pod,
      memory: container.memory.workingSetBytes,
      memoryLimit: parseQuantity(limits['memory']),
      cpu: (container.cpu?.usageNanoCores ?? 0) / 1e9,
      cpuLimit: parseQuantity(limits['cpu']),
    };
  });
}

/** Each part of a limit that is used, and the greatest of both kinds in words. */
export function worst(uses: readonly Use[]): { parts: { part: number; words: string }[]; text: string } {
  const mib = (bytes: number) => Math.round(bytes / 2 ** 20);
  const memory = uses.map((one) => ({
    part: one.memory / one.memoryLimit,
    words: `${one.pod.split('-')[0]} ${mib(one.memory)} of ${mib(one.memoryLimit)} MiB`,
  }));
  const cpu = uses.map((one) => ({
    part: one.cpu / one.cpuLimit,
    words: `${one.pod.split('-')[0]} ${one.cpu.toFixed(2)} of ${one.cpuLimit} CPU`,
  }));
  const most = (list: typeof memory) => list.toSorted((a, b) => b.part - a.part)[0]?.words ?? 'nothing told';
  return { parts: [...memory, ...cpu], text: `${most(memory)}, ${most(cpu)}` };
}
