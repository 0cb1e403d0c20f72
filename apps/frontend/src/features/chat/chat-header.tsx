'use client';

import { CircleUserRound, Keyboard, ListTodo, LogOut, MessageSquarePlus, PanelLeft } from 'lucide-react';
import { useState } from 'react';
import { BrandMark } from '@/ui/brand.tsx';
import { Button, IconButton } from '@/ui/button.tsx';
import { leave } from '../session/leave.ts';
import { ThemeSwitch } from '../theme/theme-switch.tsx';

interface ChatHeaderProps {
  userId: string;
  userName: string;
  email: string;
  /** Whether the answers come from the rule-based assistant. */
  offline: boolean;
  openTasks: number | undefined;
  canStartNew: boolean;
  onStartNew: () => void;
  onShowConversations: () => void;
  onShowTasks: () => void;
  onShowKeys: () => void;
  /** What has to be over before the session ends. */
  beforeLeaving: () => Promise<void>;
  onProblem: (message: string) => void;
}

/** The bar on top: the conversations and the tasks where they have no place, who answers, the account, signing out. */
export function ChatHeader(props: ChatHeaderProps) {
  const [leaving, setLeaving] = useState(false);

  async function signOut() {
    setLeaving(true);
    await props.beforeLeaving();
    const result = await leave(props.userId);
    if (result.ok) return;
    setLeaving(false);
    props.onProblem(result.failure.message);
  }

  return (
    <header className="flex h-14 shrink-0 items-center gap-1.5 border-b border-line bg-surface px-2 sm:gap-2 sm:px-4">
      <IconButton label="Show conversations" className="xl:hidden" onClick={props.onShowConversations}>
        <PanelLeft aria-hidden="true" className="size-4.5" />
      </IconButton>
      <BrandMark className="size-7 shrink-0 max-sm:hidden" />
      <h1 className="truncate text-[0.9375rem] font-semibold tracking-tight max-sm:sr-only">Todo Chatbot</h1>
      {props.offline && (
        <span
          title="Answers come from built-in rules; no language model is connected."
          className="shrink-0 rounded-full bg-warn-soft px-2.5 py-1 text-xs font-medium text-warn"
        >
          Offline<span className="max-sm:sr-only"> assistant</span>
        </span>
      )}
      <div className="ms-auto flex items-center gap-0.5 sm:gap-1">
        <ThemeSwitch className="me-1 max-lg:hidden" />
        <IconButton
          label="Show all keys"
          className="pointer-coarse:hidden max-md:hidden"
          onClick={props.onShowKeys}
        >
          <Keyboard aria-hidden="true" className="size-4.5" />
        </IconButton>
        <Button
          variant="plain"
          className="px-2.5 max-[359px]:hidden sm:px-3 xl:hidden"
          title="New conversation"
          disabled={!props.canStartNew}
          onClick={props.onStartNew}
        >
          <MessageSquarePlus aria-hidden="true" className="size-4.5" />
          <span className="max-lg:sr-only">New conversation</span>
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
        <a
          href="/account"
          title={props.email}
          className="inline-flex min-h-10 items-center gap-2 rounded-xl px-2.5 text-sm font-medium text-muted transition-colors hover:bg-sunken hover:text-ink sm:px-3"
        >
          <CircleUserRound aria-hidden="true" className="size-4.5 shrink-0" />
          <span className="sr-only">Account of </span>
          <bdi className="max-w-36 truncate max-md:sr-only">{props.userName}</bdi>
        </a>
        <Button variant="plain" className="px-2.5 sm:px-3" title="Sign out" busy={leaving} onClick={signOut}>
          {!leaving && <LogOut aria-hidden="true" className="size-4.5" />}
          <span className="max-lg:sr-only">Sign out</span>
        </Button>
      </div>
    </header>
  );
}
