import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { benchInputs, productInputs } from '../figures/product.ts';
import type { Proof, RunnerOptions, Sequence } from '../proof.ts';
import { findFaults } from './end-state.ts';
import { operations } from './operations.ts';
import { between, randomFrom, weighted, type Random } from './random.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import { needless, seenWork, toldWork } from './work.ts';
import { makeWorld, type World } from './world.ts';

/** Whatever happens between two runs: one `npm start` ends with the right pods, and does only what is needed. */
export const sequences: Proof = {
  name: 'sequences',
  summary:
    'random sequences of what happens to clusters; one npm start sets each right, with only the needed work',
  steps: 25,
  inputs: [...productInputs, ...benchInputs, 'tools/proof/src/sequences'],
  open,
};

async function open({ seed, say }: RunnerOptions) {
  const world = await makeWorld(say);
  return {
    step: (index: number) => sequence(world, randomFrom(seed, index)),
  };
}

/** One to four operations, one `npm start`, a look at everything, and a second `npm start` that has nothing to do. */
async function sequence(world: World, random: Random): Promise<Sequence> {
  const began = performance.now();
  const names: string[] = [];
  const wrong: string[] = [];
  world.may = [...world.owed];
  try {
    for (let left = between(random, 1, 4); left > 0; left--) {
      const running = (await world.cluster.provider.state()) === 'running';
      const operation = weighted(
        random,
        operations.filter((one) => running || one.withoutCluster),
      );
      names.push(operation.name);
      const { words, may } = await operation.run(world, random);
      names.splice(-1, 1, words);
      world.say(words);
      world.may.push(...may);
    }
    wrong.push(...(await startAndLook(world)));
  } catch (error) {
    wrong.push(asProblem(error).explain());
  }
  return {
    kind: 'sequence',
    operations: names,
    seconds: Math.round((performance.now() - began) / 1000),
    wrong,
  };
}

async function startAndLook(world: World): Promise<string[]> {
  const { may } = world;
  const before = await lookBefore(world);
  // Named, since a release that is gone tells it no more; the second run is not told.
  const ran = await world.checkout.start('--configuration', world.configuration);
  if (ran.exitCode !== 0) return [`npm start ended with ${ran.exitCode}: ${ran.stderr.trim().slice(-1500)}`];
  const { faults, snapshot } = await findFaults(world);
  const did = [...new Set([...toldWork(ran.stderr), ...(before ? seenWork(before, snapshot) : [])])];
  world.owed = may.filter((one) => one.startsWith('image:') && !did.includes(one));
  const again = await world.checkout.start();
  const second = await takeSnapshot(world.checkout, world.cluster);
  return [
    ...faults,
    ...needless(did, may),
    ...(again.stderr.includes('Nothing had to be done')
      ? []
      : [`a second run had work: ${tail(again.stderr)}`]),
    ...seenWork(snapshot, second).map((one) => `the second run did ${one}`),
  ];
}

/** A cluster that is down shows no pods to compare with. */
async function lookBefore({ checkout, cluster }: World): Promise<Snapshot | undefined> {
  const running = (await cluster.provider.state()) === 'running';
  return running ? takeSnapshot(checkout, cluster) : undefined;
}

const tail = (text: string) => text.trim().split('\n').slice(-8).join(' ¦ ');
