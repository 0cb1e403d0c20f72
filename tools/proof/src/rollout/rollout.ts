import { benchInputs, productInputs } from '../figures/product.ts';
import type { Proof, RunnerOptions } from '../proof.ts';
import { draw } from './picture.ts';
import { rolloutPlace } from './place.ts';
import { play } from './play.ts';
import { scripts } from './scenes.ts';

/** Whatever is done to the Deployments, nobody's request is lost; and without the guards it would be. */
export const rollout: Proof = {
  name: 'rollout',
  summary:
    'updates, rollbacks, restarts and lost pods at 100 requests a second: none fails; without the guards some do',
  steps: scripts.length,
  most: scripts.length,
  inputs: [
    ...productInputs,
    ...benchInputs,
    'tools/proof/src/load',
    'tools/proof/src/rollout',
    'tools/proof/src/sequences/account.ts',
    'tools/proof/src/sequences/random.ts',
    'tools/proof/src/backend/calls.ts',
    'tools/proof/src/backend/percentile.ts',
    'tools/proof/src/statistics.ts',
  ],
  draw,
  open,
};

async function open(options: RunnerOptions) {
  const place = await rolloutPlace(options);
  return {
    step: (index: number) => play(place, scripts[index]!, options.seed, index),
  };
}
