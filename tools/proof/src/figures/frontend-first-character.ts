import { eventNames } from '../backend/calls.ts';
import { percentile } from '../backend/percentile.ts';
import { frontendInputs, inFrontendPlace, type FrontendPlace } from '../frontend/place.ts';
import { Visitor } from '../frontend/visitor.ts';
import type { Proof, Runner, Timing } from '../proof.ts';
import { median } from '../statistics.ts';

const people = 4;
const turns = 40;
const perConversation = 10;
const firstCharacter = /^event: text\ndata: .*"delta": ?"[^"]/m;

/** What a person waits for after "send", beside what the smallest change costs on the same way. */
export const frontendFirstCharacter: Proof = {
  name: 'frontend-first-character',
  summary:
    'from sending to the first streamed character, offline assistant, through the frontend, against POST task',
  steps: 5,
  limit: 3,
  place: 'processes on 127.0.0.1',
  sides: {
    ours: `p95 of ${turns} streamed turns of ${people} signed-in people, to the first character of the answer`,
    byHand: `p95 of ${turns} × POST task of the same people through the same frontend, between the turns`,
  },
  inputs: [
    ...frontendInputs,
    'apps/backend/src',
    'apps/backend/uv.lock',
    'tools/proof/src/figures/frontend-first-character.ts',
  ],
  open: () => inFrontendPlace(prepare),
};

async function prepare(place: FrontendPlace): Promise<Runner> {
  const origin = await placeOfApp(place);
  const visitors = await Promise.all(
    Array.from({ length: people }, (_, n) => new Visitor(origin).signUp(`proof-${n}@example.com`)),
  );
  const round = async (): Promise<Timing> => {
    const [firsts, wholes, posts]: [number[], number[], number[]] = [[], [], []];
    const conversations = new Map<Visitor, number>();
    for (let i = 0; i < turns; i++) {
      const visitor = visitors[i % people]!;
      if (Math.floor(i / people) % perConversation === 0) conversations.delete(visitor);
      const turn = await chatTurn(visitor, `Add a task to buy ${i + 1} eggs`, conversations.get(visitor));
      conversations.set(visitor, turn.conversation);
      firsts.push(turn.first);
      wholes.push(turn.whole);
      posts.push((await visitor.post('/tasks', { title: `Buy ${i + 1} eggs` })).seconds);
    }
    return {
      kind: 'timing',
      ours: percentile(firsts, 0.95),
      byHand: percentile(posts, 0.95),
      parts: {
        'median to the first character': median(firsts),
        'median to the end of the turn': median(wholes),
        'median of POST': median(posts),
      },
    };
  };
  await round();
  return { step: round, close: async () => visitors.forEach((visitor) => visitor.close()) };
}

/** Both services; each has to know the other's address, so the frontend is started a second time. */
async function placeOfApp(place: FrontendPlace): Promise<string> {
  const first = await place.startFrontend();
  await first.stop();
  const backend = await place.startBackend(first.origin, {
    CHAT_PER_MINUTE: '100000',
    CHAT_PER_DAY: '1000000',
  });
  const { port } = new URL(first.origin);
  return (await place.startFrontend({ PORT: port, BACKEND_URL: backend.origin })).origin;
}

async function chatTurn(visitor: Visitor, message: string, conversation: number | undefined) {
  const body = { message, ...(conversation !== undefined && { conversation_id: conversation }) };
  const { text, seconds, firstSeconds } = await visitor.post(
    '/chat',
    body,
    'text/event-stream',
    firstCharacter,
  );
  if (
    !/"status": ?"created"/.test(text) ||
    eventNames(text).at(-1) !== 'done' ||
    Number.isNaN(firstSeconds)
  ) {
    throw new Error(`no task was added by "${message}": ${text}`);
  }
  const id = Number(/"conversation_id": ?(\d+)/.exec(text)?.[1]);
  return { first: firstSeconds, whole: seconds, conversation: id };
}
