'use client';

import type { ApiClient, Conversation } from '@todo/api-client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Tabs } from '../session/tabs.ts';
import { useNews } from '../session/use-news.ts';
import { useRecovery } from '../session/use-recovery.ts';
import { isGone, wordsOf } from '../session/words-of.ts';
import type { Removals } from '../undo/removals.ts';
import { useHidden } from '../undo/use-removals.ts';
import { nameOf } from './arrange.ts';

export interface ConversationList {
  /** Undefined until they were read for the first time; without those that are being deleted. */
  conversations: Conversation[] | undefined;
  /** What the last change or the last read failed with. */
  problem: string | undefined;
  refresh(): Promise<void>;
  /** The same, asked for by somebody who has read what went wrong. */
  retry(): Promise<void>;
  rename(conversation: Conversation, title: string): Promise<void>;
  /** Hides it now and deletes it in a moment. @param onUndo called when it was taken back */
  remove(conversation: Conversation, onUndo: () => void): void;
}

const keyOf = (id: number) => `conversation-${id}`;

/** The user's conversations. A new name shows at once and is taken back when the server refuses it. */
export function useConversations(client: ApiClient, tabs: Tabs, removals: Removals): ConversationList {
  const [all, setAll] = useState<Conversation[]>();
  const [problem, setProblem] = useState<string>();
  /** Of a change: a read that goes well says nothing against it. */
  const [refusal, setRefusal] = useState<string>();
  const hidden = useHidden(removals);
  /** Counts reads and changes: an answer that is overtaken by a later one is dropped. */
  const version = useRef(0);

  const refresh = useCallback(async () => {
    const mine = ++version.current;
    try {
      const next = await client.listConversations();
      if (mine !== version.current) return;
      setAll(next);
      setProblem(undefined);
    } catch (error) {
      if (mine === version.current) setProblem(wordsOf(error));
    }
  }, [client]);

  useEffect(() => {
    // Reads from the server; the state is set when the answer is there.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    void refresh();
  }, [refresh]);
  useNews(tabs, 'conversations', refresh);
  useRecovery(problem !== undefined && !all, refresh);

  const rename = useCallback(
    async (conversation: Conversation, title: string) => {
      const put = (next: Conversation) =>
        setAll((list) => list?.map((one) => (one.id === next.id ? next : one)));
      version.current++;
      setRefusal(undefined);
      put({ ...conversation, title });
      try {
        put(await client.renameConversation(conversation.id, { title }));
        tabs.announce('conversations');
        void refresh();
      } catch (error) {
        put(conversation);
        setRefusal(wordsOf(error));
        void refresh();
      }
    },
    [client, refresh, tabs],
  );

  const retry = useCallback(() => {
    setRefusal(undefined);
    return refresh();
  }, [refresh]);

  const remove = useCallback(
    (conversation: Conversation, onUndo: () => void) => {
      const commit = async () => {
        try {
          await client.deleteConversation(conversation.id);
        } catch (error) {
          if (!isGone(error)) return setRefusal(wordsOf(error));
        }
        version.current++;
        setAll((list) => list?.filter(({ id }) => id !== conversation.id));
        tabs.announce('conversations');
      };
      removals.add({
        key: keyOf(conversation.id),
        words: `Deleted “${nameOf(conversation)}”`,
        commit,
        onUndo,
      });
    },
    [client, removals, tabs],
  );

  const conversations = useMemo(() => all?.filter(({ id }) => !hidden.has(keyOf(id))), [all, hidden]);
  return { conversations, problem: refusal ?? problem, refresh, retry, rename, remove };
}
