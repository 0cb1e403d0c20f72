import { backendInputs, inBackendPlace, type BackendPlace } from '../backend/place.ts';
import type { Proof, Runner, Timing } from '../proof.ts';
import { mustRun } from '../workspace/programs.ts';

const imports = 'import fastapi, sqlmodel, asyncpg';

/** How soon a new process serves: what it loads before it is ready, and what it leaves for later. */
export const backendColdStart: Proof = {
  name: 'backend-cold-start',
  summary: 'from the start of the process to ready, against importing three packages',
  steps: 11,
  limit: 2.5,
  place: 'processes on 127.0.0.1',
  sides: {
    ours: 'uvicorn todo_backend.main:app until /health/ready is 200',
    byHand: `python -c "${imports}"`,
  },
  inputs: [...backendInputs, 'tools/proof/src/figures/backend-cold-start.ts'],
  open: () => inBackendPlace(prepare),
};

async function prepare(place: BackendPlace): Promise<Runner> {
  const round = async (): Promise<Timing> => {
    const server = await place.startBackend();
    await server.stop();
    const env = { PATH: process.env['PATH'] };
    const byHand = await mustRun(place.python, ['-c', imports], { cwd: '/', env });
    return { kind: 'timing', ours: server.seconds, byHand: byHand.seconds, parts: {} };
  };
  await round();
  return { step: round };
}
