'use client';

import type { ApiClient, AssistantInfo } from '@todo/api-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../session/words-of.ts';
import { applyEvent } from './apply-event.ts';
import { askAssistant } from './ask-assistant.ts';
import { type ChatMessage, fromStored, newMessage } from './chat-message.ts';

export interface ConversationStore {
  /** How far the earlier messages are: `failed` says why in `loadProblem`. */
  loading: 'loading' | 'ready' | 'failed';
  loadProblem: string | undefined;
  messages: ChatMessage[];
  /** The assistant is at work. */
  busy: boolean;
  /** Which assistant answered last; unknown before the first answer. */
  assistant: AssistantInfo | undefined;
  reload(): Promise<void>;
  send(text: string): Promise<void>;
  /** Sends a message again that was not answered; loads the conversation again after half an answer. */
  retry(key: string): Promise<void>;
  stop(): void;
  startNew(): void;
}

/**
 * The conversation on the page: the last one comes back from the server, new messages go there and the
 * answers stream in.
 * @param onTasksChanged called when the assistant changed tasks, and after a turn that ended badly
 */
export function useConversation(client: ApiClient, onTasksChanged: () => void): ConversationStore {
  const [loading, setLoading] = useState<ConversationStore['loading']>('loading');
  const [loadProblem, setLoadProblem] = useState<string>();
  const [messages, setMessages] = useState<ChatMessage[]>([]);
  const [busy, setBusy] = useState(false);
  const [assistant, setAssistant] = useState<AssistantInfo>();
  const conversationId = useRef<number | undefined>(undefined);
  /** The turn under way; a ref, so that a double click sends once. */
  const turn = useRef<AbortController | undefined>(undefined);

  const reload = useCallback(async () => {
    setLoading('loading');
    try {
      const [latest] = await client.listConversations();
      const stored = latest ? await client.listMessages(latest.id) : [];
      if (turn.current) return;
      conversationId.current = latest?.id;
      setMessages(stored.map(fromStored));
      setAssistant(stored.findLast((message) => message.assistant)?.assistant ?? undefined);
      setLoading('ready');
    } catch (error) {
      setLoadProblem(wordsOf(error));
      setLoading('failed');
    }
  }, [client]);

  useEffect(() => {
    // Reads from the server once; the state is set when the answer is there.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void reload();
  }, [reload]);

  const send = useCallback(
    async (text: string) => {
      if (turn.current) return;
      const controller = new AbortController();
      turn.current = controller;
      const question = newMessage('user', text);
      let answer = newMessage('assistant', '');
      const put = (message: ChatMessage) => setMessages((all) => replaceOrAppend(all, message));
      put(question);
      setLoading('ready');
      setBusy(true);
      try {
        const ask = { message: text, conversation_id: conversationId.current ?? null };
        for await (const event of askAssistant(client, ask, controller.signal)) {
          // A new conversation was begun in the meantime: this answer belongs to the one before.
          if (turn.current !== controller) return;
          if (event.event === 'conversation') conversationId.current = event.data.conversation_id;
          if (event.event === 'tasks_changed') onTasksChanged();
          if (event.event === 'done') setAssistant(event.data.assistant);
          const next = applyEvent(answer, event);
          if (next !== answer) put((answer = next));
        }
      } catch (error) {
        if (turn.current === controller)
          put(ended(answer.state === 'writing' && isEmpty(answer) ? question : answer, controller, error));
        onTasksChanged();
      } finally {
        if (turn.current === controller) {
          turn.current = undefined;
          setBusy(false);
        }
      }
    },
    [client, onTasksChanged],
  );

  const retry = useCallback(
    async (key: string) => {
      const again = messages.find((one) => one.key === key);
      if (!again || turn.current) return;
      // Half an answer was stored by the server: show what it has instead of asking twice.
      if (again.role === 'assistant') return reload();
      setMessages((all) => all.filter((one) => one.key !== key));
      await send(again.content);
    },
    [messages, reload, send],
  );

  const stop = useCallback(() => turn.current?.abort(), []);

  const startNew = useCallback(() => {
    turn.current?.abort();
    turn.current = undefined;
    conversationId.current = undefined;
    setBusy(false);
    setMessages([]);
    setLoading('ready');
  }, []);

  return { loading, loadProblem, messages, busy, assistant, reload, send, retry, stop, startNew };
}

function isEmpty(answer: ChatMessage): boolean {
  return answer.content === '' && answer.toolCalls.length === 0;
}

function replaceOrAppend(all: ChatMessage[], message: ChatMessage): ChatMessage[] {
  const known = all.some((one) => one.key === message.key);
  return known ? all.map((one) => (one.key === message.key ? message : one)) : [...all, message];
}

/** How a message looks whose turn was stopped or failed: tools that were still running lose their spinner. */
function ended(message: ChatMessage, { signal }: AbortController, error: unknown): ChatMessage {
  const toolCalls = message.toolCalls.filter((call) => call.number === undefined);
  if (signal.aborted) return { ...message, toolCalls, state: 'stopped' };
  return { ...message, toolCalls, state: 'failed', problem: wordsOf(error) };
}
