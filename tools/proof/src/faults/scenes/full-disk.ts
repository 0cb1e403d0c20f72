import { apps, podsOf } from '../../workspace/pods.ts';
import { unless, type Fault } from '../scene.ts';
import { npmStatus } from '../world.ts';
import { onePod, readPod, until } from './containers.ts';

/** More than tmpSizeLimit and more than the limit of ephemeral-storage. */
const megabytes = 300;

/** A pod writes its disk full: the node puts it out, and another one takes its place. */
export const fullDisk: Fault = {
  name: 'full disk: a pod above its ephemeral storage',
  told: ['POD-DISK'],
  run: async (world) => {
    const { name } = await onePod(world, 'backend');
    const write = ['dd', 'if=/dev/zero', 'of=/tmp/full', 'bs=1M', `count=${megabytes}`];
    await world.checkout.run('kubectl', [...world.cluster.kubectlFlags, 'exec', name, '--', ...write]);
    // The kubelet looks at the disk from time to time.
    const out = await until(180, async () => (await readPod(world, name)).status.reason === 'Evicted');
    const { message = '' } = (await readPod(world, name)).status;
    const back = await until(90, async () => {
      const pods = (await Promise.all(apps.map((app) => podsOf(world.checkout, world.cluster, app)))).flat();
      return pods.length === 4 && pods.every(({ ready }) => ready);
    });
    const status = await npmStatus(world);
    const start = await world.checkout.start();
    return {
      mendedBy: 'itself',
      besides: `${megabytes} MB written to /tmp: ${message.trim()}`,
      wrong: [
        ...unless(out, 'the node did not put the pod out within 180 s'),
        ...unless(back, 'no other pod took its place within 90 s'),
        ...unless(
          status.exitCode === 0,
          `npm run status ended with ${status.exitCode} when all was well again: ${status.stdout}`,
        ),
        ...unless(
          start.exitCode === 0 && /Nothing had to be done/.test(start.stderr + start.stdout),
          `npm start afterwards: ${start.stderr.slice(-800)}`,
        ),
      ],
    };
  },
};
