import { backendInputs, inBackendPlace, type BackendPlace } from '../backend/place.ts';
import { Caller } from '../backend/calls.ts';
import type { Proof, Runner, Timing } from '../proof.ts';

const count = 1000;
const slices = 20;
const connections = 8;
const user = 'proof-requests';

/** What sign-in, checks, log and the rest of a real service cost on the most frequent request. */
export const backendRequests: Proof = {
  name: 'backend-requests',
  summary: `${count} GET tasks with sign-in, against a minimal FastAPI + SQLModel route without`,
  steps: 7,
  // 0.7 of the requests a second
  limit: 1 / 0.7,
  place: 'processes on 127.0.0.1',
  sides: {
    ours: `${count} × GET /api/{user_id}/tasks, 20 tasks, EdDSA token, ${connections} connections`,
    byHand: 'bench/minimal_fastapi.py: FastAPI + SQLModel, the same SQL, nothing else',
  },
  inputs: [
    ...backendInputs,
    'bench/minimal_fastapi.py',
    'bench/bare_asyncpg.py',
    'tools/proof/src/figures/backend-requests.ts',
  ],
  open: () => inBackendPlace(prepare),
};

async function prepare(place: BackendPlace): Promise<Runner> {
  const path = `/api/${user}/tasks`;
  await place.query('INSERT INTO auth."user" VALUES ($1)', [user]);
  await place.query(
    `INSERT INTO tasks (user_id, title, description) SELECT $1, 'Task number ' || n, 'Milk, eggs, bread' FROM generate_series(1, 20) n`,
    [user],
  );
  const token = place.frontend.token(user);
  const ours = new Caller((await place.startBackend()).origin, token, connections);
  const minimal = new Caller((await place.startBaseline('minimal_fastapi', path)).origin, token, connections);
  const bare = new Caller((await place.startBaseline('bare_asyncpg', path)).origin, token, connections);
  const callers = [ours, minimal, bare];
  // The assistant loads in the background; connections and code paths are warm from here on.
  await ours.call('POST', `/api/${user}/chat`, { message: 'hello' });
  const lengths = await Promise.all(callers.map(async (one) => listLength(await one.call('GET', path))));
  if (lengths.join() !== '20,20,20')
    throw new Error(`the three do not give the same list: ${lengths.join()}`);
  for (const caller of callers) await caller.many(path, 300);
  return {
    async step(index: number): Promise<Timing> {
      // Short slices in turns: whatever else the machine does then weighs on all of them alike.
      const seconds = new Map<Caller, number>(callers.map((caller) => [caller, 0]));
      for (let slice = 0; slice < slices; slice++)
        for (const caller of (index + slice) % 2 ? callers : [...callers].reverse())
          seconds.set(caller, (seconds.get(caller) ?? 0) + (await caller.many(path, count / slices)));
      const of = (caller: Caller) => seconds.get(caller) ?? NaN;
      return {
        kind: 'timing',
        ours: of(ours),
        byHand: of(minimal),
        parts: { 'bench/bare_asyncpg.py: uvicorn + asyncpg alone': of(bare) },
      };
    },
    close: async () => callers.forEach((caller) => caller.close()),
  };
}

const listLength = ({ text }: { text: string }) => (JSON.parse(text) as unknown[]).length;
