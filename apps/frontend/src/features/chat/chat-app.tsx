'use client';

import { useCallback, useMemo, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { createSessionClient } from '../session/session-client.ts';
import { TaskPanel } from '../tasks/task-panel.tsx';
import { TaskSheet } from '../tasks/task-sheet.tsx';
import { useTasks } from '../tasks/use-tasks.ts';
import { ChatHeader } from './chat-header.tsx';
import { ChatSkeleton } from './chat-skeleton.tsx';
import { Composer } from './composer.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { MessageLog } from './message-log.tsx';
import { useConversation } from './use-conversation.ts';

interface ChatAppProps {
  userId: string;
  userName: string;
  email: string;
}

/** The whole page once one is signed in: the conversation, and the tasks beside it. */
export function ChatApp({ userId, userName, email }: ChatAppProps) {
  const client = useMemo(() => createSessionClient(userId), [userId]);
  const tasks = useTasks(client);
  const refreshTasks = tasks.refresh;
  const onTasksChanged = useCallback(() => void refreshTasks(), [refreshTasks]);
  const chat = useConversation(client, onTasksChanged);
  const [sheetOpen, setSheetOpen] = useState(false);
  const [problem, setProblem] = useState<string>();

  const closeSheet = useCallback(() => setSheetOpen(false), []);

  return (
    <div className="flex h-dvh flex-col">
      <ChatHeader
        userName={userName}
        email={email}
        offline={chat.assistant?.offline ?? false}
        openTasks={tasks.tasks?.filter((task) => !task.completed).length}
        canStartNew={chat.messages.length > 0}
        onStartNew={chat.startNew}
        onShowTasks={() => setSheetOpen(true)}
        onProblem={setProblem}
      />
      <div className="flex min-h-0 flex-1">
        <main className="flex min-w-0 flex-1 flex-col">
          {problem && (
            <div className="p-3">
              <Notice tone="danger">{problem}</Notice>
            </div>
          )}
          <MessageLog messages={chat.messages} busy={chat.busy} onRetry={(key) => void chat.retry(key)}>
            {chat.loading === 'loading' && <ChatSkeleton />}
            {chat.loading === 'failed' && (
              <div className="m-auto w-full max-w-md">
                <Notice tone="danger" action={<Button onClick={() => void chat.reload()}>Try again</Button>}>
                  {chat.loadProblem}
                </Notice>
              </div>
            )}
            {chat.loading === 'ready' && (
              <EmptyChat name={userName} onPick={(text) => void chat.send(text)} />
            )}
          </MessageLog>
          <Composer busy={chat.busy} onSend={(text) => void chat.send(text)} onStop={chat.stop} />
        </main>
        <aside className="hidden w-88 shrink-0 border-s border-line bg-surface lg:flex lg:flex-col xl:w-96">
          <TaskPanel store={tasks} />
        </aside>
      </div>
      {sheetOpen && (
        <TaskSheet onClose={closeSheet}>
          <TaskPanel store={tasks} />
        </TaskSheet>
      )}
    </div>
  );
}
