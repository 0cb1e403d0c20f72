'use client';

import type { Conversation } from '@todo/api-client';
import { MessageSquarePlus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { RetryNotice } from '@/ui/retry-notice.tsx';
import { SearchField } from '@/ui/search-field.tsx';
import { arrangeConversations } from './arrange.ts';
import { ConversationRow } from './conversation-row.tsx';
import type { ConversationList } from './use-conversations.ts';

export interface ConversationPanelProps {
  list: ConversationList;
  /** The one that the page shows. */
  currentId: number | undefined;
  onOpen: (id: number) => void;
  onStartNew: () => void;
  onRemove: (conversation: Conversation) => void;
}

/** All conversations, with a search and a way to a new one; beside the chat, or in a sheet on a phone. */
export function ConversationPanel({ list, currentId, onOpen, onStartNew, onRemove }: ConversationPanelProps) {
  const id = useId();
  const [search, setSearch] = useState('');
  const { conversations, problem } = list;
  const groups = arrangeConversations(conversations ?? [], search, new Date());

  return (
    <nav aria-labelledby={id} className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-3 px-3 pt-4 pb-2">
        <h2 id={id} className="min-h-8 px-1 text-[0.9375rem] leading-8 font-semibold tracking-tight">
          Conversations
        </h2>
        <Button className="w-full justify-start px-3" onClick={onStartNew}>
          <MessageSquarePlus aria-hidden="true" className="size-4.5 text-accent" />
          New conversation
        </Button>
        {conversations && conversations.length > 0 && (
          <SearchField label="Search conversations" value={search} onChange={setSearch} />
        )}
        {problem && <RetryNotice words={problem} onRetry={() => void list.retry()} />}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        {!conversations && !problem && <ListSkeleton />}
        {groups.map(({ label, conversations: some }) => (
          <section key={label} aria-label={label}>
            <h3 className="px-3 pt-3 pb-1 text-xs font-medium text-muted">{label}</h3>
            <ul>
              {some.map((conversation) => (
                <ConversationRow
                  key={conversation.id}
                  conversation={conversation}
                  current={conversation.id === currentId}
                  onOpen={() => onOpen(conversation.id)}
                  onRename={(title) => void list.rename(conversation, title)}
                  onRemove={() => onRemove(conversation)}
                />
              ))}
            </ul>
          </section>
        ))}
        {conversations && groups.length === 0 && (
          <p className="px-4 py-8 text-center text-sm leading-relaxed text-balance text-muted">
            {conversations.length === 0
              ? 'What you say to the assistant is kept here.'
              : 'No conversation has these words in its name.'}
          </p>
        )}
      </div>
    </nav>
  );
}

function ListSkeleton() {
  return (
    <div role="status" className="space-y-2 px-3 pt-3">
      <span className="sr-only">Loading the conversations</span>
      {['w-5/6', 'w-2/3', 'w-3/4', 'w-1/2'].map((width) => (
        <div key={width} className="flex h-9 items-center">
          <div className={cx('h-4 animate-pulse rounded bg-sunken', width)} />
        </div>
      ))}
    </div>
  );
}
