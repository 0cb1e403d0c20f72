import { apps, type App } from '../../workspace/pods.ts';
import type { Operation } from '../operation.ts';
import { between, oneOf } from '../random.ts';
import { pendingCopy } from '../pending.ts';
import { rollOut } from '../work.ts';
import { kubectl, type World } from '../world.ts';

/** What happens to helm's releases. */
export const releaseChanges: Operation[] = [
  {
    name: 'release uninstalled',
    weight: 3,
    run: async ({ checkout, cluster }, random) => {
      const gone: App[] = between(random, 0, 3) === 0 ? [...apps] : [oneOf(random, apps)];
      for (const app of gone) await checkout.run('helm', ['uninstall', app, ...cluster.helmFlags]);
      return { words: `release ${gone.join(' and ')} uninstalled`, may: gone.flatMap(rollOut) };
    },
  },
  {
    name: 'upgrade left pending',
    weight: 3,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const status = oneOf(random, ['pending-upgrade', 'pending-rollback'] as const);
      const left = await leavePending(world, app, status);
      return {
        words: left ? `release ${app} left ${status}` : `release ${app} is not there`,
        may: rollOut(app),
      };
    },
  },
  {
    name: 'rolled back by hand',
    weight: 2,
    run: async ({ checkout, cluster }, random) => {
      const app = oneOf(random, apps);
      const back = await checkout.run('helm', ['rollback', app, ...cluster.helmFlags]);
      return {
        words: `release ${app} ${back.exitCode === 0 ? 'rolled back' : 'has nothing to go back to'}`,
        may: rollOut(app),
      };
    },
  },
  {
    name: 'configuration changed',
    weight: 2,
    withoutCluster: true,
    run: async (world) => {
      world.configuration = world.configuration === 'dev' ? 'prod' : 'dev';
      return { words: `configuration ${world.configuration}`, may: apps.flatMap(rollOut) };
    },
  },
];

/** What a helm that was killed in the middle leaves: its record of a next revision that never ended. */
async function leavePending(world: World, app: App, status: string): Promise<boolean> {
  const labels = `owner=helm,name=${app}`;
  const list = await kubectl(world, 'get', 'secrets', '-l', labels, '-o', 'json');
  const copy = pendingCopy(list, app, status);
  if (!copy) return false;
  const { checkout, cluster } = world;
  await checkout.must('kubectl', [...cluster.kubectlFlags, 'create', '-f', '-'], JSON.stringify(copy));
  return true;
}
