import { setTimeout as sleep } from 'node:timers/promises';
import { databaseName } from '../../../../cluster/src/database/database.ts';
import { apps } from '../../workspace/pods.ts';
import { unless, type Fault } from '../scene.ts';
import { npmStatus, type World } from '../world.ts';
import { restartsOf } from './containers.ts';

const awayMilliseconds = 60_000;

const away = (name: string, take: string[], give: string, state: RegExp): Fault => ({
  name,
  told: ['POD-NOT-READY'],
  run: async (world) => {
    const container = databaseName(world.cluster);
    const before = await allRestarts(world);
    const began = performance.now();
    await world.checkout.must('docker', [...take, container]);
    let status = '';
    try {
      // The probes have told it by then.
      await sleep(20_000);
      status = (await npmStatus(world)).stdout;
      await sleep(Math.max(0, awayMilliseconds - (performance.now() - began)));
    } finally {
      await world.checkout.must('docker', [give, container]);
    }
    const after = await allRestarts(world);
    const line =
      status
        .split('\n')
        .find((one) => /✖ postgres/.test(one))
        ?.trim() ?? '';
    return {
      mendedBy: 'itself',
      besides: 'no pod was started again',
      wrong: [
        ...unless(after === before, `restarts of pods: before ${before}, after ${after}`),
        ...unless(state.test(line), `npm run status does not say it of the database: ${line || status}`),
      ],
    };
  },
});

/** The database goes and comes back. Probes must take no pod down for it: a restart would bring no database back. */
export const databaseFaults: Fault[] = [
  away('database stopped for 60 s', ['stop', '-t', '5'], 'start', /exited/),
  away('database hangs for 60 s', ['pause'], 'unpause', /paused/),
];

async function allRestarts(world: World): Promise<string> {
  const maps = await Promise.all(apps.map((app) => restartsOf(world, app)));
  return maps.flatMap((map) => [...map].map(([pod, count]) => `${pod} ${count}`)).join(', ');
}
