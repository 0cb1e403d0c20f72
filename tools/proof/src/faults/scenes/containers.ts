import { setTimeout as sleep } from 'node:timers/promises';
import type { Pod as WholePod } from '../../../../cluster/src/failures/snapshot/pod.ts';
import { podsOf, type App, type Pod } from '../../workspace/pods.ts';
import { kubectl, onNode, type World } from '../world.ts';

/** One of an app's pods that are ready. */
export async function onePod({ checkout, cluster }: World, app: App): Promise<Pod> {
  const pod = (await podsOf(checkout, cluster, app)).find(({ ready }) => ready);
  if (!pod) throw new Error(`no pod of ${app} is ready`);
  return pod;
}

/** The number of a pod's first process, as its node counts. */
export async function mainProcess(world: World, pod: string): Promise<string> {
  const { containerID = '' } = (await readPod(world, pod)).status.containerStatuses?.[0] ?? {};
  const tasks = await onNode(world, 'ctr', '-n', 'k8s.io', 'task', 'ls');
  const id = containerID.replace('containerd://', '');
  const pid = tasks
    .split('\n')
    .map((line) => line.split(/\s+/))
    .find(([task]) => id && task === id)?.[1];
  if (!pid) throw new Error(`the node has no process of pod ${pod}`);
  return pid;
}

/** A pod as kubectl gives it; the product does not read the ids of containers. */
export const readPod = async (world: World, name: string): Promise<Told> =>
  JSON.parse(await kubectl(world, 'get', 'pod', name, '-o', 'json')) as Told;

type Told = WholePod & { status: { containerStatuses?: { containerID?: string }[] } };

/** Asks until it is so; false when it is not within `seconds`. What cannot be asked is not so. */
export async function until(seconds: number, holds: () => Promise<boolean>): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  do {
    if (await holds().catch(() => false)) return true;
    await sleep(500);
  } while (performance.now() < end);
  return false;
}

/** Restarts of all containers of an app, by pod. */
export async function restartsOf({ checkout, cluster }: World, app: App): Promise<Map<string, number>> {
  const pods = await podsOf(checkout, cluster, app);
  return new Map(pods.map(({ name, restarts }) => [name, restarts]));
}
