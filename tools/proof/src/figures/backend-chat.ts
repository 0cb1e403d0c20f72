import { backendInputs, inBackendPlace, type BackendPlace } from '../backend/place.ts';
import { Caller, eventNames } from '../backend/calls.ts';
import { percentile } from '../backend/percentile.ts';
import { median } from '../statistics.ts';
import type { Proof, Runner, Timing } from '../proof.ts';

const turns = 40;
const perConversation = 20;
const user = 'proof-chat';

/** What the way round the assistant costs: history, rules, MCP, stream, messages stored. */
export const backendChat: Proof = {
  name: 'backend-chat',
  summary: 'a streamed turn of the offline assistant that adds a task, against POST task',
  steps: 5,
  limit: 8,
  place: 'processes on 127.0.0.1',
  sides: {
    ours: `p95 of ${turns} streamed turns, ${perConversation} in a conversation, to the last event`,
    byHand: `p95 of ${turns} × POST /api/{user_id}/tasks, between the turns`,
  },
  inputs: [...backendInputs, 'tools/proof/src/figures/backend-chat.ts'],
  open: () => inBackendPlace(prepare),
};

async function prepare(place: BackendPlace): Promise<Runner> {
  await place.query('INSERT INTO auth."user" VALUES ($1)', [user]);
  const { origin } = await place.startBackend({
    LLM_PROVIDER: 'offline',
    CHAT_PER_MINUTE: '100000',
    CHAT_PER_DAY: '1000000',
  });
  const caller = new Caller(origin, place.frontend.token(user), 2);
  const round = async (): Promise<Timing> => {
    const [chats, posts]: [number[], number[]] = [[], []];
    let conversation: number | undefined;
    for (let i = 0; i < turns; i++) {
      if (i % perConversation === 0) conversation = undefined;
      const turn = await chatTurn(caller, `Add a task to buy ${i} eggs`, conversation);
      conversation = turn.conversation;
      chats.push(turn.seconds);
      posts.push((await caller.call('POST', `/api/${user}/tasks`, { title: `Buy ${i} eggs` })).seconds);
    }
    await place.query('DELETE FROM tasks');
    return {
      kind: 'timing',
      ours: percentile(chats, 0.95),
      byHand: percentile(posts, 0.95),
      parts: { 'median of the turns': median(chats), 'median of POST': median(posts) },
    };
  };
  await round();
  return {
    step: round,
    close: async () => caller.close(),
  };
}

async function chatTurn(caller: Caller, message: string, conversation: number | undefined) {
  const body = { message, ...(conversation === undefined ? {} : { conversation_id: conversation }) };
  const { text, seconds } = await caller.call('POST', `/api/${user}/chat`, body, 'text/event-stream');
  const names = eventNames(text);
  const added = /"status": ?"created"/.test(text) && names.includes('tasks_changed');
  if (!added || names.at(-1) !== 'done') throw new Error(`no task was added by "${message}": ${text}`);
  return { seconds, conversation: Number(/"conversation_id": ?(\d+)/.exec(text)?.[1]) };
}
