import { podsOf } from '../../workspace/pods.ts';
import { unless, type Fault } from '../scene.ts';
import { codeOf, type World } from '../world.ts';

interface BadUpgrade {
  name: string;
  code: string;
  /** Words of the reason that must stand in the message. */
  words: RegExp;
  file: string;
  change: [find: string | RegExp, by: string];
}

const values = 'helm/backend/values-prod.yaml';

/** A change of the checkout that gives pods which never serve; `npm start` must say why, and the pods of before serve on. */
const badUpgrade = ({ name, code, words, file, change: [find, by] }: BadUpgrade): Fault => ({
  name,
  unnoticed: true,
  run: async (world) => {
    const before = await backends(world);
    world.checkout.edit(file, find, by);
    try {
      const ran = await world.checkout.start();
      const after = await backends(world);
      const kept = before.filter((uid) => after.includes(uid)).length;
      const mended = await restored(world, file);
      return {
        mendedBy: `npm start: ${codeOf(ran)} after ${Math.round(ran.seconds)} s; with the change taken back, npm start`,
        besides: `${kept} of ${before.length} old pods served on`,
        wrong: [
          ...unless(
            ran.exitCode === 1 && codeOf(ran) === code,
            `npm start ended with ${ran.exitCode} and ${codeOf(ran)} instead of ${code}: ${ran.stderr.slice(-600)}`,
          ),
          ...unless(
            words.test(ran.stderr),
            `its message does not say ${String(words)}: ${ran.stderr.slice(-600)}`,
          ),
          ...unless(kept === before.length, `${kept} of ${before.length} pods of before were still ready`),
          ...mended,
        ],
      };
    } finally {
      await world.checkout.git('checkout', '-q', '--', file);
    }
  },
});

/** Upgrades whose pods cannot serve. */
export const upgradeFaults: Fault[] = [
  badUpgrade({
    name: 'upgrade to an image that is nowhere',
    code: 'POD-IMAGE',
    words: /registry\.invalid\/todo-backend/,
    file: values,
    change: [/$/, 'image:\n  repository: registry.invalid/todo-backend\n'],
  }),
  badUpgrade({
    name: 'upgrade to an image whose program ends',
    code: 'POD-CRASH',
    words: /this program ends at once/,
    file: 'apps/backend/src/todo_backend/main.py',
    change: [/$/, '\nraise SystemExit("this program ends at once")\n'],
  }),
  badUpgrade({
    name: 'upgrade to a memory limit that is too small',
    code: 'POD-MEMORY',
    words: /limit of 40Mi/,
    file: values,
    change: [/$/, 'resources:\n  requests:\n    memory: 32Mi\n  limits:\n    memory: 40Mi\n'],
  }),
];

/** Uids of the backend's pods that are ready. */
async function backends({ checkout, cluster }: World): Promise<string[]> {
  return (await podsOf(checkout, cluster, 'backend')).filter(({ ready }) => ready).map(({ uid }) => uid);
}

async function restored({ checkout }: World, file: string): Promise<string[]> {
  await checkout.git('checkout', '-q', '--', file);
  const ran = await checkout.start();
  return unless(ran.exitCode === 0, `npm start does not set it right: ${ran.stderr.slice(-800)}`);
}
