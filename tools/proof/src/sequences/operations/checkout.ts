import { existsSync } from 'node:fs';
import { Checkout } from '../../workspace/checkout.ts';
import type { Operation } from '../operation.ts';
import { needless, rollOut, seenWork, toldWork } from '../work.ts';
import { takeSnapshot } from '../snapshot.ts';
import { otherBranch } from '../world.ts';

/** What happens in and to the folder that is deployed from. */
export const checkoutChanges: Operation[] = [
  {
    name: "Nx's cache wiped",
    weight: 1,
    withoutCluster: true,
    run: async ({ checkout }) => {
      checkout.wipeNxCache();
      return { words: "Nx's cache and all that was built are wiped", may: ['build'] };
    },
  },
  {
    name: 'records of builds deleted',
    weight: 2,
    withoutCluster: true,
    run: async ({ checkout }) => {
      checkout.remove('node_modules/.cache', 'dist');
      return { words: 'what was built is deleted, the cache stays', may: ['build'] };
    },
  },
  {
    name: 'branch switched there and back',
    weight: 2,
    run: async ({ checkout, configuration }) => {
      await checkout.git('checkout', '-q', otherBranch);
      const there = await checkout.start('--configuration', configuration);
      await checkout.git('checkout', '-q', 'proof');
      if (there.exitCode !== 0) throw new Error(`npm start on the other branch: ${lastLines(there.stderr)}`);
      return { words: 'another branch deployed, and back again', may: rollOut('backend') };
    },
  },
  {
    name: 'another checkout deployed',
    weight: 1,
    run: async (world) => {
      const { checkout, cluster, configuration, may, say } = world;
      const other = new Checkout('another');
      if (!existsSync(other.root)) await other.make();
      await other.git('fetch', '-q', checkout.root, 'proof');
      await other.git('checkout', '-q', '-f', '-B', 'proof', 'FETCH_HEAD');
      // A newcomer's: its settings are made by its first run, next to what lives already.
      other.remove('.env');
      say('another checkout of the same commit runs npm start');
      const before = await takeSnapshot(checkout, cluster);
      const ran = await other.start('--configuration', configuration);
      if (ran.exitCode !== 0) throw new Error(`npm start in another checkout: ${lastLines(ran.stderr)}`);
      const did = [...toldWork(ran.stderr), ...seenWork(before, await takeSnapshot(checkout, cluster))];
      const harm = needless(did, [...may, 'build']);
      if (harm.length) throw new Error(`another checkout with the same content: ${harm.join(', ')}`);
      return { words: 'another checkout deployed', may: [] };
    },
  },
];

const lastLines = (text: string) => text.trim().split('\n').slice(-12).join('\n');
