import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad, type Load } from '../../load/load.ts';
import { seen } from '../../load/seen.ts';
import { podsOf } from '../../workspace/pods.ts';
import { failedAt, kinds } from '../failures.ts';
import { unless, type Fault } from '../scene.ts';
import { kubectl, people, type World } from '../world.ts';
import { acknowledged, adding, findLost } from '../writes.ts';
import { until } from './containers.ts';
import { forwardTo, type Forward } from './forward.ts';

const awayMilliseconds = 30_000;
const marks = 'at the backend itself';

/**
 * No frontend, so nobody gets in; but who has a token is served by the backends, which remember the keys. A backend that
 * starts meanwhile has none to remember: it says so, and fetches them when there is a frontend again.
 */
export const frontendAway: Fault = {
  name: 'frontend away for 30 s',
  run: async (world) => {
    const [account] = await people(world, 1);
    const { userId, cookie } = account!;
    const answer = await fetch(`${world.origin}/api/auth/token`, { headers: { cookie } });
    const { token } = (await answer.json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    const tasks = `/api/${userId}/tasks`;
    const [old, other] = await podsOf(world.checkout, world.cluster, 'backend');
    const forward = await forwardTo(world, old!.name, 8001);
    const ask = ({ origin }: Forward) =>
      fetch(origin + tasks, { headers, signal: AbortSignal.timeout(5000) });
    const forwards = [forward];
    let load: Load | undefined;
    try {
      await ask(forward);
      await kubectl(world, 'scale', 'deployment/frontend', '--replicas=0');
      // While all of them end, they still serve.
      const frontends = ['pods', '-l', 'app.kubernetes.io/name=frontend,pod-template-hash'];
      await kubectl(world, 'wait', '--for=delete', ...frontends, '--timeout=90s');
      const read = { name: 'tasks', method: 'GET', path: tasks, headers, weight: 1 } as const;
      const mix = [read, adding(tasks, headers, marks)];
      load = startLoad({ origin: forward.origin, rate: 10, mix, seed: world.seed, maxSeconds: 60 });
      await kubectl(world, 'delete', 'pod', other!.name, '--wait=false');
      const fresh = await freshPod(world, [old!.name, other!.name]);
      const without = await forwardTo(world, fresh, 8001);
      forwards.push(without);
      const refused = await ask(without);
      const words = await refused.text();
      await sleep(awayMilliseconds);
      const direct = [...(await load.stop())];
      await kubectl(world, 'scale', 'deployment/frontend', '--replicas=2');
      const taken = await until(90, async () => (await ask(without)).ok);
      const titles = acknowledged(direct);
      const { requests, failed, failures } = seen(direct);
      const { lost, doubled } = await findLost(world.origin, [account!], titles);
      return {
        mendedBy: 'itself',
        besides: `at the backend, with a token: ${requests - failed} of ${requests} answered, ${titles.length} writes, ${lost.length} lost; a backend that started meanwhile: ${refused.status} auth_keys_unavailable until there was a frontend`,
        wrong: [
          ...unless(
            failed === 0,
            `the backend did not take tokens by the keys that it had: ${kinds(failures)}; ${failedAt(direct)}`,
          ),
          ...unless(
            lost.length + doubled.length === 0,
            `of these, ${lost.length} are lost, ${doubled.length} there twice`,
          ),
          ...unless(
            refused.status === 503 && /auth_keys_unavailable/.test(words),
            `a backend without keys answers ${refused.status} ${words.slice(0, 200)}`,
          ),
          ...unless(taken, 'a backend that started without a frontend does not fetch the keys afterwards'),
        ],
      };
    } finally {
      await load?.stop();
      for (const one of forwards) await one.close();
      await kubectl(world, 'scale', 'deployment/frontend', '--replicas=2');
    }
  },
};

/** The ready pod of the backend that was not there before. */
async function freshPod(world: World, before: string[]): Promise<string> {
  let name = '';
  await until(60, async () => {
    const pods = await podsOf(world.checkout, world.cluster, 'backend');
    name = pods.find((pod) => pod.ready && !before.includes(pod.name))?.name ?? '';
    return name !== '';
  });
  return name;
}
