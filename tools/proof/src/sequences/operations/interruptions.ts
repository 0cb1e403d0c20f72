import { databaseName } from '../../../../cluster/src/database/database.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { killTree } from '../../workspace/programs.ts';
import { apps } from '../../workspace/pods.ts';
import type { Operation } from '../operation.ts';
import { oneOf } from '../random.ts';
import { everything } from '../work.ts';
import { nodeOf, otherBranch, type World } from '../world.ts';

/** Gives a run something to do, so that it can be stopped in the middle of it. */
const causes: Record<string, (world: World) => Promise<unknown>> = {
  'a new branch': ({ checkout }) => checkout.git('checkout', '-q', otherBranch),
  'no release': async ({ checkout, cluster }) => {
    for (const app of apps) await checkout.run('helm', ['uninstall', app, ...cluster.helmFlags]);
  },
  'no image': async (world) => {
    const names = apps.map((app) => world.images[app]);
    await world.checkout.run('docker', ['rmi', '-f', ...names]);
    const full = names.map((name) => `docker.io/library/${name}`);
    await world.checkout.run('docker', [
      'exec',
      await nodeOf(world),
      'ctr',
      '-n',
      'k8s.io',
      'images',
      'rm',
      ...full,
    ]);
  },
  'no database': ({ checkout, cluster }) => checkout.run('docker', ['rm', '-f', databaseName(cluster)]),
};

const interruption = (name: string, stop: (pid: number) => void): Operation => ({
  name,
  weight: 3,
  run: async (world, random) => {
    const cause = oneOf(random, Object.keys(causes));
    // Early moments more often: each has more steps in it.
    const seconds = 0.3 + random() ** 2 * 25;
    await causes[cause]!(world);
    const { child, ended } = world.checkout.beginStart('--configuration', world.configuration);
    await Promise.race([ended, sleep(seconds * 1000)]);
    const underway = child.exitCode === null && child.signalCode === null;
    if (underway) stop(child.pid!);
    await ended;
    await world.checkout.git('checkout', '-q', 'proof');
    const end = underway ? `${name} after ${seconds.toFixed(1)} s` : 'ended before it was stopped';
    return { words: `run with ${cause}, ${end}`, may: everything };
  },
});

/** Runs that do not come to their end. */
export const interruptions: Operation[] = [
  interruption('killed', (pid) => killTree(pid)),
  interruption('interrupted', (pid) => void process.kill(pid, 'SIGINT')),
];
