'use client';

import type { ApiClient, AssistantInfo } from '@todo/api-client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Place, pathOf } from '../conversations/place.ts';
import { connection } from '../session/connection.ts';
import { forgetDraft, keepDraft } from '../session/draft.ts';
import { isLeaving } from '../session/session-client.ts';
import { useRecovery } from '../session/use-recovery.ts';
import { isGone, wordsOf } from '../session/words-of.ts';
import type { ChatMessage, ChatRequestOnce } from './chat-message.ts';
import { mergeStored, newThread, storedThread, type Thread, threadAt } from './threads/thread.ts';
import { useThreads } from './threads/use-threads.ts';
import { isSignedOut, useTurn } from './turn/use-turn.ts';

export interface ConversationStore extends Pick<Thread, 'key' | 'loading' | 'problem' | 'messages' | 'busy'> {
  /** Which assistant answered last; unknown before the first answer. */
  assistant: AssistantInfo | undefined;
  reload(): Promise<void>;
  /** Shows what another tab said, unless something is under way or stands here unsent. */
  refresh(): Promise<void>;
  /** @param replaces the key of the message that this one is an edit of: one that was not answered goes */
  send(text: string, replaces?: string): Promise<void>;
  /** Sends a message again that was not answered, at once if that waits; loads it again after half an answer. */
  retry(key: string): Promise<void>;
  stop(): void;
}

export interface ConversationEvents {
  /** Before a message goes out: what was deleted on the page has to be deleted when the assistant looks. */
  beforeSend(): Promise<void>;
  /** The assistant changed tasks, or a turn ended badly. */
  onTasksChanged(): void;
  /** A new conversation has got its number; `shown`: it is the one that the page shows. */
  onStarted(id: number, shown: boolean): void;
  /** A turn is over: the conversation is now the one used last. */
  onTurnEnded(): void;
}

const WAITING: Thread = {
  key: 'none',
  id: undefined,
  begun: false,
  loading: 'loading',
  messages: [],
  busy: false,
};

/** The conversation at a place: its messages come from the server, new ones go there and the answers stream in. */
export function useConversation(
  client: ApiClient,
  userId: string,
  place: Place,
  events: ConversationEvents,
): ConversationStore {
  const store = useThreads();
  const { threads, now, put, update } = store;
  const [assistant, setAssistant] = useState<AssistantInfo>();
  const path = pathOf(place);
  const shownAt = useRef(place);
  useEffect(() => {
    shownAt.current = place;
  }, [place]);

  /** Reads one from the server. Quietly: what is shown stays until the answer is there, and when none comes. */
  const load = useCallback(
    async (id: number, quietly: boolean) => {
      const thread = threadAt(now(), { kind: 'stored', id }) ?? storedThread(id);
      const { key } = thread;
      put(quietly ? thread : { ...thread, loading: 'loading' });
      try {
        const stored = await client.listMessages(id);
        update(key, (one) =>
          one.busy ? one : { ...one, loading: 'ready', messages: mergeStored(one.messages, stored) },
        );
        const last = stored.findLast((message) => message.assistant)?.assistant;
        if (last) setAssistant(last);
      } catch (error) {
        if (isGone(error)) update(key, (one) => ({ ...one, loading: 'missing', messages: [] }));
        else if (!quietly) update(key, (one) => ({ ...one, loading: 'failed', problem: wordsOf(error) }));
      }
    },
    [client, now, put, update],
  );

  useEffect(() => {
    const thread = threadAt(now(), place);
    if (place.kind === 'new' && thread?.id !== undefined) put({ ...thread, begun: false });
    if (place.kind === 'new' && (!thread || thread.id !== undefined)) put(newThread());
    if (place.kind === 'stored' && canBeRead(thread)) void load(place.id, thread?.loading === 'ready');
    // The path says all that the place does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [path, load, now, put]);

  const turn = useTurn(client, store, {
    ...events,
    onStarted: (id, key) => events.onStarted(id, threadAt(now(), shownAt.current)?.key === key),
    onAnswered: setAssistant,
    onAccepted: (text) => forgetDraft(userId, text),
  });

  const shown = threadAt(threads, place) ?? WAITING;
  const { key, id } = shown;

  const reload = useCallback(async () => {
    if (id !== undefined) await load(id, threadAt(now(), { kind: 'stored', id })?.loading === 'ready');
  }, [id, load, now]);

  // Quietly: what failed stands there until it has come right.
  const recover = useCallback(() => {
    if (id !== undefined) void load(id, true);
  }, [id, load]);
  useRecovery(shown.loading === 'failed', recover);

  const refresh = useCallback(async () => {
    if (canBeRead(now().find((one) => one.key === key))) await reload();
  }, [key, now, reload]);

  const ask = useCallback(
    async (text: string, request?: ChatRequestOnce) => {
      // Until the server has it: a session that has ended takes the page away, also while something else asks. What was said
      // is in the message box when one is back.
      keepDraft(userId, text);
      const error = await turn.send(key, text, request);
      if (!isSignedOut(error) && !isLeaving()) forgetDraft(userId, text);
    },
    [key, turn, userId],
  );

  const drop = useCallback(
    (gone: ChatMessage) =>
      update(key, (one) => ({ ...one, messages: one.messages.filter((message) => message !== gone) })),
    [key, update],
  );

  const send = useCallback(
    async (text: string, replaces?: string) => {
      const thread = now().find((one) => one.key === key);
      const old = thread?.messages.find((one) => one.key === replaces);
      if (!thread?.busy && (old?.state === 'failed' || old?.state === 'stopped')) drop(old);
      await ask(text);
    },
    [ask, drop, key, now],
  );

  const retry = useCallback(
    async (messageKey: string) => {
      const thread = now().find((one) => one.key === key);
      const again = thread?.messages.find((one) => one.key === messageKey);
      if (again?.state === 'waiting') return connection.nudge();
      if (!again || thread?.busy) return;
      // Half an answer was stored by the server: show what it has instead of asking twice.
      if (again.role === 'assistant') return reload();
      drop(again);
      // What was stopped is asked anew; what failed is the same question once more.
      await ask(again.content, again.state === 'failed' ? again.request : undefined);
    },
    [ask, drop, key, now, reload],
  );

  const stop = useCallback(() => turn.stop(key), [key, turn]);

  return useMemo(
    () => ({ ...shown, assistant, reload, refresh, send, retry, stop }),
    [shown, assistant, reload, refresh, send, retry, stop],
  );
}

/** Whether reading it again takes nothing away: no turn goes on, and every message is known to the server. */
function canBeRead(thread: Thread | undefined): boolean {
  return !thread || (!thread.busy && thread.messages.every(({ state }) => state === 'done'));
}
