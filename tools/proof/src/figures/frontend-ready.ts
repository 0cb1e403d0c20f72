import { frontendInputs, inFrontendPlace, type FrontendPlace } from '../frontend/place.ts';
import type { Proof, Runner, Timing } from '../proof.ts';

const allowedSeconds = 1;

/** How soon a new pod's frontend serves. */
export const frontendReady: Proof = {
  name: 'frontend-ready',
  summary: 'the standalone server, from the start of its process to ready',
  steps: 5,
  limit: 1,
  place: 'processes on 127.0.0.1',
  sides: { ours: 'node apps/frontend/server.js until /api/health/ready is 200', byHand: 'what is allowed' },
  inputs: [...frontendInputs, 'tools/proof/src/figures/frontend-ready.ts'],
  open: () => inFrontendPlace(prepare),
};

async function prepare(place: FrontendPlace): Promise<Runner> {
  const round = async (): Promise<Timing> => {
    const server = await place.startFrontend();
    await server.stop();
    return { kind: 'timing', ours: server.seconds, byHand: allowedSeconds, parts: {} };
  };
  // The first one reads the files from disk.
  await round();
  return { step: round };
}
