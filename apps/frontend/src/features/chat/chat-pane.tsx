'use client';

import { useCallback, useState } from 'react';
import { RetryNotice } from '@/ui/retry-notice.tsx';
import type { ChatMessage } from './chat-message.ts';
import { ChatSkeleton } from './chat-skeleton.tsx';
import { Composer } from './composer/composer.tsx';
import { EmptyChat } from './empty-chat.tsx';
import { MessageLog } from './messages/message-log.tsx';
import { MissingChat } from './missing-chat.tsx';
import type { ConversationStore } from './use-conversation.ts';

interface ChatPaneProps {
  chat: ConversationStore;
  userId: string;
  userName: string;
  /** Why it is not known which conversation to show. */
  listProblem: string | undefined;
  onRetryList: () => void;
  onStartNew: () => void;
}

/** One conversation and the box to write in: its messages, or what stands in their place. */
export function ChatPane({ chat, userId, userName, listProblem, onRetryList, onStartNew }: ChatPaneProps) {
  const problem = listProblem ?? (chat.loading === 'failed' ? chat.problem : undefined);
  const retry = listProblem === undefined ? () => void chat.reload() : onRetryList;
  const { key, messages, retry: retryMessage } = chat;
  const [edit, setEdit] = useState<{ message: ChatMessage; in: string }>();
  // One edits where one is: another conversation leaves the message as it was.
  const edited = edit?.in === key ? edit.message : undefined;
  const startEdit = useCallback((message: ChatMessage) => setEdit({ message, in: key }), [key]);
  const onRetry = useCallback((messageKey: string) => void retryMessage(messageKey), [retryMessage]);
  const editLast = () => {
    const last = messages.findLast(({ role, state }) => role === 'user' && state !== 'waiting');
    if (last) startEdit(last);
  };
  return (
    <>
      <MessageLog
        key={chat.key}
        messages={chat.messages}
        busy={chat.busy}
        onRetry={onRetry}
        onEdit={startEdit}
        edited={edited?.key}
      >
        {problem !== undefined && (
          <div className="m-auto w-full max-w-md">
            <RetryNotice words={problem} onRetry={retry} />
          </div>
        )}
        {problem === undefined && chat.loading === 'loading' && <ChatSkeleton />}
        {chat.loading === 'missing' && <MissingChat onStartNew={onStartNew} />}
        {chat.loading === 'ready' && <EmptyChat name={userName} onPick={(text) => void chat.send(text)} />}
      </MessageLog>
      {chat.loading !== 'missing' && (
        <Composer
          userId={userId}
          ready={chat.loading === 'ready'}
          busy={chat.busy}
          edit={edited}
          onSend={(text, replaces) => void chat.send(text, replaces)}
          onStop={chat.stop}
          onEditLast={editLast}
          onEditEnd={() => setEdit(undefined)}
        />
      )}
    </>
  );
}
