import { benchInputs, productInputs } from '../figures/product.ts';
import type { Proof, RunnerOptions } from '../proof.ts';
import { playFault, playLine } from './play.ts';
import { faultScenes, specLines } from './scenes.ts';
import { makeWorld } from './world.ts';

const plays = [
  ...faultScenes.map((fault) => (world: Awaited<ReturnType<typeof makeWorld>>) => playFault(world, fault)),
  ...specLines.map((line) => (world: Awaited<ReturnType<typeof makeWorld>>) => playLine(world, line)),
];

/** What goes wrong around the app: it comes back by itself or says why not, and no acknowledged write is lost, ever. */
export const faults: Proof = {
  name: 'faults',
  summary:
    'each fault under load: what users saw, how long, what was lost; and the lines of the specification',
  steps: plays.length,
  most: plays.length,
  inputs: [
    ...productInputs,
    ...benchInputs,
    'tools/proof/src/faults',
    'tools/proof/src/load',
    'tools/proof/src/sequences/account.ts',
    'tools/proof/src/sequences/random.ts',
    'tools/proof/src/backend/calls.ts',
    'tools/proof/src/backend/percentile.ts',
    'tools/proof/src/statistics.ts',
  ],
  open,
};

async function open(options: RunnerOptions) {
  const world = await makeWorld(options);
  return { step: (index: number) => plays[index]!(world) };
}
