'use client';

import type { ApiClient, AssistantInfo } from '@todo/api-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../session/words-of.ts';
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
  /** Sends the text of a message again that was not answered. */
  retry(key: string): Promise<void>;
  stop(): void;
  startNew(): void;
}

/**
 * The conversation on the page: the last one comes back from the server, new messages go there.
 * @param onTurn called after every turn, also a failed one: the assistant may have changed tasks
 */
export function useConversation(client: ApiClient, onTurn: () => void): ConversationStore {
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
      const change = (state: Partial<ChatMessage>) =>
        setMessages((all) => all.map((one) => (one.key === question.key ? { ...one, ...state } : one)));
      setMessages((all) => [...all, question]);
      setBusy(true);
      try {
        const answer = await client.chat(
          { message: text, conversation_id: conversationId.current ?? null },
          { signal: controller.signal },
        );
        // A new conversation was begun in the meantime: the answer belongs to the one before.
        if (turn.current !== controller) return;
        conversationId.current = answer.conversation_id;
        setAssistant(answer.assistant);
        setMessages((all) => [...all, newMessage('assistant', answer.response, { toolCalls: answer.tool_calls })]);
      } catch (error) {
        change(controller.signal.aborted ? { state: 'stopped' } : { state: 'failed', problem: wordsOf(error) });
      } finally {
        if (turn.current === controller) {
          turn.current = undefined;
          setBusy(false);
        }
        onTurn();
      }
    },
    [client, onTurn],
  );

  const retry = useCallback(
    async (key: string) => {
      const again = messages.find((one) => one.key === key);
      if (!again || turn.current) return;
      setMessages((all) => all.filter((one) => one.key !== key));
      await send(again.content);
    },
    [messages, send],
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
