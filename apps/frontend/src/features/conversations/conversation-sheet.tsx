'use client';

import type { ReactNode } from 'react';
import { Sheet } from '@/ui/sheet.tsx';
import { ConversationPanel, type ConversationPanelProps } from './conversation-panel.tsx';

interface ConversationSheetProps extends ConversationPanelProps {
  onClose: () => void;
  /** What stands over the sheet. */
  children: ReactNode;
}

/** The conversations where there is no room beside the chat: a sheet that closes when one is chosen. */
export function ConversationSheet({ onClose, children, ...props }: ConversationSheetProps) {
  return (
    <Sheet label="Your conversations" side="start" onClose={onClose} className="xl:hidden">
      <ConversationPanel
        {...props}
        onOpen={(id) => {
          props.onOpen(id);
          onClose();
        }}
        onStartNew={() => {
          props.onStartNew();
          onClose();
        }}
      />
      {children}
    </Sheet>
  );
}
