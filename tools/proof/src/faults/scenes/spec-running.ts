import { setTimeout as sleep } from 'node:timers/promises';
import { startLoad, type Share } from '../../load/load.ts';
import { seen } from '../../load/seen.ts';
import { apps, podsOf } from '../../workspace/pods.ts';
import { kinds } from '../failures.ts';
import { unless, type Line } from '../scene.ts';
import { people } from '../world.ts';
import { mixOf } from '../writes.ts';
import { onePod } from './containers.ts';
import { readUse, worst } from './use.ts';
import { lookUp, readAddress } from './names.ts';

const answerSeconds = 2;
const nameSeconds = 1;

/** Lines of the specification about the app as it runs. */
export const runningLines: Line[] = [
  {
    name: 'spec: application response time',
    limit: `< ${answerSeconds} s`,
    measure: async (world) => {
      const accounts = await people(world, 5);
      const chats = accounts.map(({ userId, cookie }, person): Share => {
        const body = () => ({ message: 'Which tasks do I have?' });
        const headers = { cookie };
        return {
          name: `chat ${person}`,
          method: 'POST',
          path: `/api/${userId}/chat`,
          headers,
          body,
          weight: 1,
        };
      });
      const mix = [...mixOf(accounts, 'spec'), ...chats];
      const load = startLoad({ origin: world.origin, rate: 10, mix, seed: world.seed, maxSeconds: 40 });
      await sleep(40_000);
      const answers = await load.stop();
      const { longest, p50, p99, requests, failures, failed } = seen(answers);
      const talks = seen(answers.filter(({ name }) => name.startsWith('chat')));
      return {
        answers,
        measured: `${(longest / 1000).toFixed(2)} s`,
        besides: `the longest of ${requests} pages, tasks and ${talks.requests} chat turns (offline assistant, longest ${talks.longest} ms); median ${p50} ms, p99 ${p99} ms`,
        wrong: [
          ...unless(longest < answerSeconds * 1000, `the longest answer took ${longest} ms`),
          ...unless(failed === 0, `${failed} requests failed: ${kinds(failures)}`),
        ],
      };
    },
  },
  {
    name: 'spec: DNS between the services',
    limit: `< ${nameSeconds} s a name`,
    measure: async (world) => {
      const found = [];
      for (const [from, to] of [
        ['backend', 'frontend'],
        ['frontend', 'backend'],
      ] as const) {
        const address = await readAddress(world, to);
        const { name } = await onePod(world, from);
        for (const one of await lookUp(world, name, from, to)) found.push({ ...one, address });
      }
      const slowest = Math.max(...found.map(({ milliseconds }) => milliseconds));
      const wrong = found.filter((one) => one.found !== one.address);
      return {
        measured: `${slowest} ms`,
        besides: `the longest of ${found.length} names, asked in pods of both services`,
        wrong: [
          ...wrong.map((one) => `${one.name} is ${one.found} and not ${one.address}`),
          ...unless(slowest < nameSeconds * 1000, `a name took ${slowest} ms`),
        ],
      };
    },
  },
  {
    name: 'spec: resource use under load',
    limit: "below the container's limit",
    measure: async (world) => {
      const accounts = await people(world, 5);
      const mix = mixOf(accounts, 'use');
      const load = startLoad({ origin: world.origin, rate: 10, mix, seed: world.seed, maxSeconds: 45 });
      // The kubelet takes its figures every 10 to 15 seconds.
      await sleep(40_000);
      const pods = (await Promise.all(apps.map((app) => podsOf(world.checkout, world.cluster, app)))).flat();
      const uses = await readUse(
        world,
        pods.map(({ name }) => name),
      );
      const answers = await load.stop();
      const top = await world.checkout.run('kubectl', [...world.cluster.kubectlFlags, 'top', 'pods']);
      const { parts, text } = worst(uses);
      return {
        answers,
        measured: text,
        besides: `by the kubelet's own figures; kubectl top (metrics-server, optional): ${top.exitCode === 0 ? 'answers' : 'not installed here'}`,
        wrong: [
          ...unless(uses.length === pods.length, `figures of ${uses.length} of ${pods.length} pods`),
          ...parts.filter(({ part }) => part >= 1).map(({ words }) => `above its limit: ${words}`),
        ],
      };
    },
  },
];
