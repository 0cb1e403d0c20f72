'use client';

import { ApiError, type ApiClient, type AssistantInfo } from '@todo/api-client';
import { useEffect, useMemo, useRef } from 'react';
import { connection } from '../../session/connection.ts';
import { newRequestKey } from '../../session/request-key.ts';
import { wordsOf } from '../../session/words-of.ts';
import { type ChatMessage, type ChatRequestOnce, newMessage } from '../chat-message.ts';
import { putMessage } from '../threads/thread.ts';
import type { ThreadStore } from '../threads/use-threads.ts';
import { applyEvent } from './apply-event.ts';
import { askUntilAnswered, USUAL_PATIENCE } from './ask-until-answered.ts';

interface TurnEvents {
  beforeSend(): Promise<void>;
  /** The server has the message. */
  onAccepted(text: string): void;
  onTasksChanged(): void;
  onStarted(id: number, key: string): void;
  onAnswered(assistant: AssistantInfo): void;
  onTurnEnded(): void;
}

export interface Turn {
  /**
   * Asks in one thread, unless it is busy.
   * @param again the request of the first try, when this is another one: what was done already is not done twice
   * @returns what it failed with, if it did
   */
  send(key: string, text: string, again?: ChatRequestOnce): Promise<unknown>;
  stop(key: string): void;
}

const PATIENCE = { ...USUAL_PATIENCE, wait: connection.wait.bind(connection) };

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

/** Asks the assistant; the answer streams into its thread, whichever one the page shows by then. */
export function useTurn(client: ApiClient, store: ThreadStore, events: TurnEvents): Turn {
  const { now, update } = store;
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  /** The turns under way by their thread; a ref, so that a double click sends once. */
  const turns = useRef(new Map<string, AbortController>());

  return useMemo(() => {
    async function send(key: string, text: string, again?: ChatRequestOnce): Promise<unknown> {
      const thread = now().find((one) => one.key === key);
      if (!thread || turns.current.has(key)) return undefined;
      const controller = new AbortController();
      turns.current.set(key, controller);
      const request = again ?? newRequest(text, thread.id);
      const question = { ...newMessage('user', text), request };
      let answer = newMessage('assistant', '');
      /** Nothing of it has come yet: what went wrong stands at the question. */
      const untouched = () => answer.content === '' && answer.toolCalls.length === 0;
      const put = (message: ChatMessage) =>
        update(key, (one) => ({ ...one, messages: putMessage(one.messages, message) }));
      update(key, (one) => ({ ...one, loading: 'ready', busy: true }));
      put(question);
      let failure: unknown;
      let accepted = false;
      let waited = false;
      try {
        await latest.current.beforeSend();
        for await (const event of askUntilAnswered(client, request, controller.signal, PATIENCE)) {
          if (event.event === 'waiting') {
            put({ ...(untouched() ? question : answer), state: 'waiting', problem: event.words });
            waited = true;
            continue;
          }
          if (!accepted) latest.current.onAccepted(text);
          accepted = true;
          if (waited) {
            waited = false;
            if (untouched()) put(question);
            // What half of it said comes once more, with the rest.
            answer = { ...answer, content: '', toolCalls: [] };
          }
          if (event.event === 'conversation' && now().find((one) => one.key === key)?.id === undefined) {
            const id = event.data.conversation_id;
            // Told before the thread has its number: the page then finds it under both addresses.
            latest.current.onStarted(id, key);
            update(key, (one) => ({ ...one, id }));
          }
          if (event.event === 'tasks_changed') latest.current.onTasksChanged();
          if (event.event === 'done') latest.current.onAnswered(event.data.assistant);
          const next = applyEvent(answer, event);
          if (next !== answer) put((answer = next));
        }
      } catch (error) {
        failure = error;
        put(ended(untouched() ? question : answer, controller, error));
        latest.current.onTasksChanged();
      }
      turns.current.delete(key);
      update(key, (one) => ({ ...one, busy: false }));
      latest.current.onTurnEnded();
      return failure;
    }
    return { send, stop: (key) => turns.current.get(key)?.abort() };
  }, [client, now, update]);
}

/** The zone is said with the question: “tomorrow” is the person's tomorrow. */
function newRequest(message: string, conversationId: number | undefined): ChatRequestOnce {
  const utc_offset_minutes = -new Date().getTimezoneOffset();
  const body = { message, conversation_id: conversationId ?? null, utc_offset_minutes };
  return { key: newRequestKey(), body };
}

/** What the server answers when a request will never be answered any more, however often it is sent. */
const SPENT = new Set(['request_interrupted', 'idempotency_key_reused']);

/** How a message looks whose turn was stopped or failed: tools that were still running lose their spinner. */
function ended(message: ChatMessage, { signal }: AbortController, error: unknown): ChatMessage {
  const { request, ...rest } = message;
  const toolCalls = message.toolCalls.filter((call) => call.number === undefined);
  if (signal.aborted) return { ...rest, toolCalls, state: 'stopped' };
  if (error instanceof ApiError && SPENT.has(error.code)) {
    const problem = 'The answer was cut off. See in your tasks what was done; then you can ask again.';
    return { ...rest, toolCalls, state: 'failed', problem };
  }
  return { ...rest, ...(request && { request }), toolCalls, state: 'failed', problem: wordsOf(error) };
}
