import { setTimeout as sleep } from 'node:timers/promises';
import { nodeContainer } from '../../figures/place.ts';
import type { Pod } from '../../../../cluster/src/failures/snapshot/pod.ts';
import { apps } from '../../workspace/pods.ts';
import { unless, type Fault } from '../scene.ts';
import { kubectl, npmStatus, type World } from '../world.ts';
import { until } from './containers.ts';

const awayMilliseconds = 15_000;
/** Until the node's API and the pods are looked for no more; the load's own judgement goes on. */
const backSeconds = 150;

/** The machine of the only node goes down and comes up again; nobody types a command. */
export const nodeStopped: Fault = {
  name: 'node stopped for 15 s and started',
  wellWithin: 240,
  // Connections were once reset a minute after the node's start, in the scene after this one.
  watchOn: 75,
  run: async (world, load) => {
    const node = await nodeContainer(world.cluster);
    const [began, since] = [performance.now(), Date.now()];
    await world.checkout.must('docker', ['stop', '-t', '30', node]);
    const stopped = secondsSince(began);
    let status = '';
    try {
      status = (await npmStatus(world)).stdout;
      await sleep(awayMilliseconds);
    } finally {
      await world.checkout.must('docker', ['start', node]);
    }
    const [started, startedAt] = [secondsSince(began), load.now()];
    const back = await comesBack(world, began, since);
    return {
      mendedBy: 'itself',
      startedAt,
      besides: `after docker stop began: stopped ${stopped} s, started ${started} s, ${back}`,
      wrong: unless(/stopped: npm start/.test(status), `npm run status does not say it: ${status}`),
    };
  },
};

const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;

/** When the API answered again, and when each app had its first ready pod. @param since the same moment by the clock of all */
async function comesBack(world: World, began: number, since: number): Promise<string> {
  const at = async (holds: () => Promise<boolean>) =>
    (await until(backSeconds, holds)) ? `${secondsSince(began)} s` : `not within ${backSeconds} s`;
  const api = await at(async () => (await kubectl(world, 'get', '--raw', '/readyz')) === 'ok');
  const firsts = await Promise.all(
    apps.map(async (app) => {
      const ready = await at(async () => {
        const list = ['pods', '-l', `app.kubernetes.io/name=${app},pod-template-hash`, '-o', 'json'];
        return readySince(JSON.parse(await kubectl(world, 'get', ...list)) as { items: Pod[] }, since);
      });
      return `first ${app} ready ${ready}`;
    }),
  );
  return [`API answers ${api}`, ...firsts].join(', ');
}

/** Whether a pod got ready since then: what the API says at first is still from before. */
export const readySince = ({ items }: { items: Pod[] }, since: number): boolean =>
  items.some(({ status }) =>
    status.conditions?.some(
      (one) =>
        one.type === 'Ready' && one.status === 'True' && Date.parse(one.lastTransitionTime ?? '') >= since,
    ),
  );
