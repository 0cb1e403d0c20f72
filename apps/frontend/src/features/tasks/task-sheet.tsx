'use client';

import type { ReactNode } from 'react';
import { Sheet } from '@/ui/sheet.tsx';

/** The tasks on a phone: a modal sheet from below. */
export function TaskSheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Sheet label="Your tasks" side="bottom" onClose={onClose} className="lg:hidden">
      <div className="flex min-h-0 flex-1 flex-col [&_h2+p]:me-10">{children}</div>
    </Sheet>
  );
}
