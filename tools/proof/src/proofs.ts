import { backendChat } from './figures/backend-chat.ts';
import { backendColdStart } from './figures/backend-cold-start.ts';
import { backendRequests } from './figures/backend-requests.ts';
import { backendStreams } from './figures/backend-streams.ts';
import { backendLine, frontendLine } from './figures/changed-line.ts';
import { emptyCache } from './figures/empty-cache.ts';
import { faults } from './faults/faults.ts';
import { frontendFirstCharacter } from './figures/frontend-first-character.ts';
import { frontendReady } from './figures/frontend-ready.ts';
import { hook } from './figures/hook.ts';
import { images } from './images/images.ts';
import { nothingChanged } from './figures/nothing-changed.ts';
import type { Proof } from './proof.ts';
import { rollout } from './rollout/rollout.ts';
import { sequences } from './sequences/sequences.ts';

/** Every proof, in the order in which they are run. */
export const proofs: readonly Proof[] = [
  backendColdStart,
  backendRequests,
  backendChat,
  backendStreams,
  frontendReady,
  frontendFirstCharacter,
  hook,
  nothingChanged,
  backendLine,
  frontendLine,
  emptyCache,
  images,
  sequences,
  rollout,
  faults,
];
