'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '@/ui/button.tsx';

/** The tasks on a phone: a modal sheet from below. The dialog element keeps the focus and hears Escape. */
export function TaskSheet({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label="Your tasks"
      onClose={onClose}
      // A click on the dialog itself, not on what is in it, is one on the backdrop.
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className="mx-auto mt-auto mb-0 h-[85dvh] w-full max-w-lg animate-appear rounded-t-3xl border-t border-line bg-surface text-ink shadow-card backdrop:bg-black/40 lg:hidden"
    >
      <div className="relative flex h-full flex-col">
        <IconButton
          label="Close"
          onClick={() => dialog.current?.close()}
          className="absolute end-2 top-3 z-10"
        >
          <X aria-hidden="true" className="size-5" />
        </IconButton>
        <div className="flex min-h-0 flex-1 flex-col [&_h2+p]:me-10">{children}</div>
      </div>
    </dialog>
  );
}
