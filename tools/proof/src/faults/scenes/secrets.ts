import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { databasePlace } from '../../../../cluster/src/database/database.ts';
import { podsOf } from '../../workspace/pods.ts';
import { unless, type Fault } from '../scene.ts';
import { codeOf, kubectl, npmStatus, type World } from '../world.ts';

/** Passwords that the database does not take: in the settings, and in the Secret of the cluster. */
export const secretFaults: Fault[] = [
  {
    name: 'wrong database password in .env',
    unnoticed: true,
    run: async (world) => {
      const file = join(world.checkout.root, '.env');
      const before = readFileSync(file, 'utf8');
      const pods = await names(world);
      const url = await withWrongPassword(world, 'hostUrl');
      try {
        writeFileSync(file, `${before}\nDATABASE_URL=${url}\n`, { mode: 0o600 });
        const ran = await world.checkout.start();
        const words = `${ran.stderr}${ran.stdout}`;
        return {
          mendedBy: `npm start: ${codeOf(ran)} after ${Math.round(ran.seconds)} s; nothing was applied`,
          wrong: [
            ...unless(
              ran.exitCode === 3 && codeOf(ran) === 'DATABASE-AWAY',
              `npm start ended with ${ran.exitCode} and ${codeOf(ran)}: ${ran.stderr.slice(-600)}`,
            ),
            ...unless(
              /refuses the password/.test(words),
              `its message does not name the password: ${words.slice(-600)}`,
            ),
            ...unless(!words.includes(wrongPassword), 'the message shows the password'),
            ...unless((await names(world)) === pods, 'pods were replaced'),
          ],
        };
      } finally {
        writeFileSync(file, before, { mode: 0o600 });
      }
    },
  },
  {
    name: 'wrong database password in the Secret, pods restarted',
    unnoticed: true,
    told: ['POD-NOT-READY', 'POD-CRASH'],
    run: async (world) => {
      // No secret: the right password is not in it.
      const patch = { stringData: { DATABASE_URL: await withWrongPassword(world, 'podUrl') } };
      await kubectl(world, 'patch', 'secret', 'backend-secrets', '-p', JSON.stringify(patch));
      await kubectl(world, 'rollout', 'restart', 'deployment/backend');
      await sleep(30_000);
      const status = await npmStatus(world);
      const ready = (await podsOf(world.checkout, world.cluster, 'backend')).filter(
        (pod) => pod.ready,
      ).length;
      const ran = await world.checkout.start();
      return {
        mendedBy: 'npm start',
        besides: `${ready} old pods served on; npm run status ended with ${status.exitCode}`,
        wrong: [
          ...unless(ready === 2, `${ready} of 2 pods of before served on`),
          ...unless(status.exitCode === 1, `npm run status ended with ${status.exitCode}`),
          ...unless(ran.exitCode === 0, `npm start does not set it right: ${ran.stderr.slice(-1000)}`),
        ],
      };
    },
  },
];

const wrongPassword = 'not-the-password-of-this-role';

async function withWrongPassword({ cluster }: World, side: 'hostUrl' | 'podUrl'): Promise<string> {
  const url = new URL((await databasePlace(cluster))[side]);
  url.password = wrongPassword;
  return url.href;
}

async function names({ checkout, cluster }: World): Promise<string> {
  return (await podsOf(checkout, cluster, 'backend'))
    .map(({ name }) => name)
    .sort()
    .join(', ');
}
