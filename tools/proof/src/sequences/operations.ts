import { changesByHand } from './operations/by-hand.ts';
import { checkoutChanges } from './operations/checkout.ts';
import { clusterChanges } from './operations/cluster.ts';
import { imageChanges } from './operations/images.ts';
import { interruptions } from './operations/interruptions.ts';
import { releaseChanges } from './operations/releases.ts';
import type { Operation } from './operation.ts';

/** All that may happen between two runs. */
export const operations: readonly Operation[] = [
  ...imageChanges,
  ...changesByHand,
  ...releaseChanges,
  ...checkoutChanges,
  ...interruptions,
  ...clusterChanges,
];
