import { setTimeout as sleep } from 'node:timers/promises';
import { nodeContainer } from '../../figures/place.ts';
import { unless, type Fault } from '../scene.ts';
import { npmStatus } from '../world.ts';

const awayMilliseconds = 15_000;

/** The machine of the only node goes down and comes up again; nobody types a command. */
export const nodeStopped: Fault = {
  name: 'node stopped for 15 s and started',
  wellWithin: 240,
  run: async (world) => {
    const node = await nodeContainer(world.cluster);
    await world.checkout.must('docker', ['stop', '-t', '30', node]);
    let status = '';
    try {
      status = (await npmStatus(world)).stdout;
      await sleep(awayMilliseconds);
    } finally {
      await world.checkout.must('docker', ['start', node]);
    }
    return {
      mendedBy: 'itself',
      wrong: unless(/stopped: npm start/.test(status), `npm run status does not say it: ${status}`),
    };
  },
};
