'use client';

import { ListTodo, LogOut, MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { BrandMark } from '@/ui/brand.tsx';
import { Button } from '@/ui/button.tsx';
import { signOut } from '../account/account-requests.ts';
import { setSigningOut } from '../session/session-client.ts';

interface ChatHeaderProps {
  userName: string;
  email: string;
  /** Whether the answers come from the rule-based assistant. */
  offline: boolean;
  openTasks: number | undefined;
  canStartNew: boolean;
  onStartNew: () => void;
  onShowTasks: () => void;
  onProblem: (message: string) => void;
}

/** The bar on top: who answers, a new conversation, the tasks (on a phone), signing out. */
export function ChatHeader(props: ChatHeaderProps) {
  const [leaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    setSigningOut(true);
    const result = await signOut();
    if (result.ok) {
      window.location.assign('/sign-in');
      return;
    }
    setLeaving(false);
    setSigningOut(false);
    props.onProblem(result.failure.message);
  }

  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-b border-line bg-surface px-3 sm:px-4">
      <BrandMark />
      <h1 className="truncate text-[0.9375rem] font-semibold tracking-tight max-[400px]:sr-only">
        Todo Chatbot
      </h1>
      {props.offline && (
        <span
          title="Answers come from built-in rules; no language model is connected."
          className="shrink-0 rounded-full bg-warn-soft px-2.5 py-1 text-xs font-medium text-warn"
        >
          Offline<span className="max-sm:sr-only"> assistant</span>
        </span>
      )}
      <div className="ms-auto flex items-center gap-1">
        <span className="me-2 max-w-44 truncate text-sm text-muted max-md:hidden" title={props.email}>
          <bdi>{props.userName}</bdi>
        </span>
        <Button
          variant="plain"
          className="px-2.5 sm:px-3"
          title="New conversation"
          disabled={!props.canStartNew}
          onClick={props.onStartNew}
        >
          <MessageSquarePlus aria-hidden="true" className="size-4.5" />
          <span className="max-md:sr-only">New conversation</span>
        </Button>
        <Button variant="plain" className="px-2.5 lg:hidden" title="Show tasks" onClick={props.onShowTasks}>
          <ListTodo aria-hidden="true" className="size-4.5" />
          <span className="max-sm:sr-only">Show tasks</span>
          {props.openTasks ? (
            <>
              <span className="sr-only">, {props.openTasks} open</span>
              <span
                aria-hidden="true"
                className="min-w-5 rounded-full bg-accent px-1.5 text-center text-xs leading-5 font-semibold text-on-accent"
              >
                {props.openTasks}
              </span>
            </>
          ) : null}
        </Button>
        <Button variant="plain" className="px-2.5 sm:px-3" title="Sign out" busy={leaving} onClick={leave}>
          {!leaving && <LogOut aria-hidden="true" className="size-4.5" />}
          <span className="max-md:sr-only">Sign out</span>
        </Button>
      </div>
    </header>
  );
}
