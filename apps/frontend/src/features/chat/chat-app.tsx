'use client';

import type { Conversation } from '@todo/api-client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Notice } from '@/ui/notice.tsx';
import { ConversationPanel } from '../conversations/conversation-panel.tsx';
import { ConversationSheet } from '../conversations/conversation-sheet.tsx';
import { nameOf } from '../conversations/arrange.ts';
import { NEW } from '../conversations/place.ts';
import { useConversations } from '../conversations/use-conversations.ts';
import { usePlace } from '../conversations/use-place.ts';
import { focusOn, MESSAGE_BOX, NEW_TASK_BOX } from '../keyboard/focus-targets.ts';
import type { ShortcutId } from '../keyboard/shortcuts.ts';
import { ShortcutsSheet } from '../keyboard/shortcuts-sheet.tsx';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import { ConnectionBanner } from '../session/connection-banner.tsx';
import { createSessionClient } from '../session/session-client.ts';
import { Tabs } from '../session/tabs.ts';
import { useConnection } from '../session/use-connection.ts';
import { useNews } from '../session/use-news.ts';
import { TaskPanel } from '../tasks/task-panel.tsx';
import { TaskSheet } from '../tasks/task-sheet.tsx';
import { useTasks } from '../tasks/use-tasks.ts';
import { UndoBar } from '../undo/undo-bar.tsx';
import { useRemovals } from '../undo/use-removals.ts';
import { ChatHeader } from './chat-header.tsx';
import { ChatPane } from './chat-pane.tsx';
import { useConversation } from './use-conversation.ts';
import { usePageTitle } from './use-page-title.ts';

interface ChatAppProps {
  userId: string;
  userName: string;
  email: string;
}

type OpenSheet = 'conversations' | 'tasks' | 'keys' | undefined;

/** The whole page once one is signed in: the conversations, the one that the address names, and the tasks. */
export function ChatApp({ userId, userName, email }: ChatAppProps) {
  const client = useMemo(() => createSessionClient(userId), [userId]);
  const tabs = useMemo(() => new Tabs(userId), [userId]);
  useEffect(() => () => tabs.close(), [tabs]);
  const removals = useRemovals();
  const [place, goTo] = usePlace();
  const tasks = useTasks(client, tabs, removals);
  const list = useConversations(client, tabs, removals);
  const [sheet, setSheet] = useState<OpenSheet>();
  const [problem, setProblem] = useState<string>();

  const chat = useConversation(client, userId, place, {
    // What was deleted on the page has to be deleted when the assistant looks.
    beforeSend: () => removals.flush(),
    onTasksChanged: () => {
      tabs.announce('tasks');
      void tasks.refresh();
    },
    onStarted: (id, shown) => {
      if (shown) goTo({ kind: 'stored', id }, 'replace');
      void list.refresh();
    },
    onTurnEnded: () => {
      tabs.announce('conversations');
      void list.refresh();
    },
  });
  useNews(tabs, 'conversations', chat.refresh);
  const askServer = useCallback(() => void client.listConversations().catch(() => undefined), [client]);
  const connection = useConnection(askServer, () => {
    // Reading it anew takes away what stands there about a change that failed; what could not be read asks by itself.
    if (!list.problem) void list.refresh();
    if (!tasks.problem) void tasks.refresh();
    void chat.refresh();
  });

  const { conversations } = list;
  useEffect(() => {
    if (place.kind !== 'latest' || !conversations) return;
    const latest = conversations[0];
    goTo(latest ? { kind: 'stored', id: latest.id } : NEW, 'replace');
  }, [place, conversations, goTo]);

  const currentId = place.kind === 'stored' ? place.id : undefined;
  const current = conversations?.find(({ id }) => id === currentId);
  usePageTitle(current ? nameOf(current) : 'Chat');

  const closeSheet = useCallback(() => setSheet(undefined), []);
  const startNew = () => {
    goTo(NEW);
    // After the sheet that it was asked for in has given the focus back.
    requestAnimationFrame(() => focusOn(MESSAGE_BOX));
  };
  const remove = (conversation: Conversation) => {
    const shown = conversation.id === currentId;
    list.remove(conversation, () => shown && goTo({ kind: 'stored', id: conversation.id }, 'replace'));
    if (shown) goTo(NEW);
  };

  const shortcuts: Record<ShortcutId, () => void> = {
    message: () => focusOn(MESSAGE_BOX),
    'new-task': () => {
      if (!focusOn(NEW_TASK_BOX)) setSheet('tasks');
    },
    'new-conversation': startNew,
    undo: () => removals.undoLast(),
    help: () => setSheet('keys'),
  };
  useShortcuts((id) => shortcuts[id]());

  const panel = {
    list,
    currentId,
    onOpen: (id: number) => goTo({ kind: 'stored', id }),
    onStartNew: startNew,
    onRemove: remove,
  };
  const undoBar = <UndoBar removals={removals} />;

  return (
    <div className="flex h-dvh flex-col">
      <ChatHeader
        userId={userId}
        userName={userName}
        email={email}
        offline={chat.assistant?.offline ?? false}
        openTasks={tasks.tasks?.filter((task) => !task.completed).length}
        canStartNew={place.kind === 'stored'}
        onStartNew={startNew}
        onShowConversations={() => setSheet('conversations')}
        onShowTasks={() => setSheet('tasks')}
        onShowKeys={() => setSheet('keys')}
        beforeLeaving={() => removals.flush()}
        onProblem={setProblem}
      />
      <ConnectionBanner state={connection} />
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-66 shrink-0 border-e border-line bg-surface xl:flex xl:flex-col">
          <ConversationPanel {...panel} />
        </div>
        <main className="flex min-w-0 flex-1 flex-col">
          {problem && (
            <div className="p-3">
              <Notice tone="danger">{problem}</Notice>
            </div>
          )}
          <ChatPane
            chat={chat}
            userId={userId}
            userName={userName}
            // Where the list cannot be read, nobody knows which conversation is the latest.
            listProblem={place.kind === 'latest' && !conversations ? list.problem : undefined}
            onRetryList={() => void list.refresh()}
            onStartNew={startNew}
          />
        </main>
        <div className="hidden w-88 shrink-0 border-s border-line bg-surface lg:flex lg:flex-col 2xl:w-96">
          <TaskPanel store={tasks} />
        </div>
      </div>
      {sheet === 'conversations' && (
        <ConversationSheet {...panel} onClose={closeSheet}>
          {undoBar}
        </ConversationSheet>
      )}
      {sheet === 'tasks' && (
        <TaskSheet onClose={closeSheet}>
          <TaskPanel store={tasks} />
          {undoBar}
        </TaskSheet>
      )}
      {sheet === 'keys' && <ShortcutsSheet onClose={closeSheet} />}
      {!sheet && undoBar}
    </div>
  );
}
