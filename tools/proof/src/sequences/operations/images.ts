import { apps } from '../../workspace/pods.ts';
import type { Operation } from '../operation.ts';
import { oneOf } from '../random.ts';
import { nodeOf } from '../world.ts';

/** Images that go where they are needed, by `docker rmi` and by a node that tidies up. */
export const imageChanges: Operation[] = [
  {
    name: 'image deleted from the engine',
    weight: 4,
    withoutCluster: true,
    run: async ({ checkout, images }, random) => {
      const app = oneOf(random, apps);
      await checkout.run('docker', ['rmi', '-f', images[app]]);
      return { words: `image of ${app} deleted from the engine`, may: [`image:${app}`] };
    },
  },
  {
    name: 'image deleted from the node',
    weight: 4,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const remove = ['ctr', '-n', 'k8s.io', 'images', 'rm', `docker.io/library/${world.images[app]}`];
      await world.checkout.run('docker', ['exec', await nodeOf(world), ...remove]);
      return { words: `image of ${app} deleted from the node`, may: [`load:${app}`] };
    },
  },
];
