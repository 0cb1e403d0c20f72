import { databaseName } from '../../../../cluster/src/database/database.ts';
import { apps } from '../../workspace/pods.ts';
import type { Operation } from '../operation.ts';
import { oneOf } from '../random.ts';
import { everything, type Work } from '../work.ts';

/** What happens to the cluster as a whole and to the database beside it. */
export const clusterChanges: Operation[] = [
  {
    name: 'database container gone',
    weight: 3,
    withoutCluster: true,
    run: async ({ checkout, cluster }, random) => {
      const database = databaseName(cluster);
      const how = oneOf(random, ['stop', 'rm']);
      const args = how === 'stop' ? ['stop', '-t', '5', database] : ['rm', '-f', database];
      await checkout.run('docker', args);
      return { words: `database container ${how === 'stop' ? 'stopped' : 'removed'}`, may: ['database'] };
    },
  },
  {
    name: 'cluster stopped',
    weight: 1,
    withoutCluster: true,
    run: async ({ cluster }) => {
      if ((await cluster.provider.state()) === 'running') await cluster.provider.stop();
      const moved = apps.map((app): Work => `pods:${app}`);
      return { words: 'cluster stopped', may: ['up', 'database', ...moved] };
    },
  },
  {
    name: 'cluster deleted',
    weight: 1,
    withoutCluster: true,
    run: async ({ cluster }) => {
      await cluster.provider.remove();
      return { words: 'cluster deleted', may: everything };
    },
  },
];
