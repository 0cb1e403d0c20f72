import { apps } from '../../workspace/pods.ts';
import type { Operation } from '../operation.ts';
import { oneOf } from '../random.ts';
import { rollOut } from '../work.ts';
import { kubectl, type World } from '../world.ts';

/** What people do with kubectl and forget. */
export const changesByHand: Operation[] = [
  {
    name: 'scaled',
    weight: 4,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const replicas = oneOf(random, [0, 1, 3]);
      const done = await byHand(world, 'scale', `deployment/${app}`, `--replicas=${replicas}`);
      return { words: `${app} scaled to ${replicas}${done}`, may: rollOut(app) };
    },
  },
  {
    name: 'edited',
    weight: 3,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      // More than the pods' preStop sleep, or the API server refuses it.
      const patch = [{ op: 'replace', path: '/spec/template/spec/terminationGracePeriodSeconds', value: 77 }];
      const done = await byHand(
        world,
        'patch',
        'deployment',
        app,
        '--type=json',
        '-p',
        JSON.stringify(patch),
      );
      return { words: `${app} edited: another grace period${done}`, may: rollOut(app) };
    },
  },
  {
    name: 'variable added',
    weight: 2,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const done = await byHand(world, 'set', 'env', `deployment/${app}`, 'ADDED_BY_HAND=yes');
      return { words: `${app} edited: a variable added${done}`, may: rollOut(app) };
    },
  },
  {
    name: 'image set',
    weight: 3,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const done = await byHand(
        world,
        'set',
        'image',
        `deployment/${app}`,
        `*=todo-${app}:by-hand-that-is-nowhere`,
      );
      return { words: `${app} set to an image that is nowhere${done}`, may: rollOut(app) };
    },
  },
  {
    name: 'object deleted',
    weight: 4,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const kind = oneOf(random, ['deployment', 'service', 'configmap']);
      await kubectl(world, 'delete', kind, '-l', `app.kubernetes.io/instance=${app}`);
      return { words: `${kind} of ${app} deleted`, may: rollOut(app) };
    },
  },
  {
    name: 'secret deleted',
    weight: 3,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      await kubectl(world, 'delete', 'secret', `${app}-secrets`, '--ignore-not-found');
      return { words: `secret of ${app} deleted`, may: ['secrets'] };
    },
  },
  {
    name: 'pod deleted',
    weight: 2,
    run: async (world, random) => {
      const app = oneOf(random, apps);
      const names = await kubectl(world, 'get', 'pods', '-l', `app.kubernetes.io/name=${app}`, '-o', 'name');
      const [first] = names.split('\n').filter(Boolean);
      if (first) await kubectl(world, 'delete', first, '--wait=false', '--ignore-not-found');
      return { words: `a pod of ${app} deleted`, may: [`pods:${app}`] };
    },
  },
];

/** An operation before may have taken the object away; that is a sequence of its own. */
async function byHand({ checkout, cluster }: World, ...args: string[]): Promise<string> {
  const asked = await checkout.run('kubectl', [...cluster.kubectlFlags, ...args]);
  if (asked.exitCode === 0) return '';
  if (/not ?found/i.test(asked.stderr)) return ' (which is not there)';
  throw new Error(asked.stderr);
}
