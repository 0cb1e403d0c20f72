import { unless, type Fault } from '../scene.ts';
import { onNode, type World } from '../world.ts';
import { mainProcess, onePod, readPod, until } from './containers.ts';

/**
 * Takes memory with many small processes until the container's limit is reached. The kernel then ends the greatest process of the
 * container, which is the application and not one of these. Bounded: 4 GiB at most, for 20 s.
 */
const eater = `
import os, time
for _ in range(160):
    if os.fork() == 0:
        held = b"x" * (25 << 20)
        time.sleep(20)
        os._exit(0)
    time.sleep(0.05)
time.sleep(20)
`;

/** What ends the backend's process. */
export const processFaults: Fault[] = [
  {
    name: 'backend killed (SIGKILL)',
    run: async (world) => {
      const { name, restarts } = await onePod(world, 'backend');
      await onNode(world, 'kill', '-9', await mainProcess(world, name));
      const wrong = await startedAgain(world, name, restarts, 'Error');
      return { mendedBy: 'itself', besides: 'its container was started again', wrong };
    },
  },
  {
    name: 'out of memory: a container above its limit',
    told: ['POD-MEMORY'],
    run: async (world) => {
      const { name, restarts } = await onePod(world, 'backend');
      // It ends with the container.
      const args = [...world.cluster.kubectlFlags, 'exec', name, '--', 'python', '-c', eater];
      await world.checkout.run('kubectl', args);
      const wrong = await startedAgain(world, name, restarts, 'OOMKilled');
      const limit = (await readPod(world, name)).spec.containers[0]?.resources?.limits?.['memory'];
      return { mendedBy: 'itself', besides: `limit ${limit}; its container was started again`, wrong };
    },
  },
];

/** What is wrong when the same pod has not started its container again, for this reason. */
async function startedAgain(world: World, name: string, before: number, reason: string): Promise<string[]> {
  const status = async () => (await readPod(world, name)).status.containerStatuses?.[0];
  const again = await until(60, async () => ((await status())?.restartCount ?? 0) > before);
  const last = (await status())?.lastState?.terminated;
  return [
    ...unless(again, `the container of ${name} was not started again`),
    ...unless(
      last?.reason === reason,
      `it ended with ${last?.reason} (${last?.exitCode}) and not with ${reason}`,
    ),
  ];
}
