'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './class-names.ts';

const SIDES = {
  bottom: 'mx-auto mt-auto mb-0 h-[85dvh] w-full max-w-lg rounded-t-3xl border-t',
  start: 'ms-0 me-auto my-0 h-dvh max-h-none w-80 max-w-[85vw] border-e',
  middle: 'm-auto w-[calc(100%-2rem)] max-w-md rounded-3xl border max-h-[85dvh]',
} as const;

interface SheetProps {
  label: string;
  side: keyof typeof SIDES;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}

/** A modal sheet over the page. The dialog element keeps the focus, gives it back, and hears Escape. */
export function Sheet({ label, side, onClose, children, className }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      // Told a moment later: it may be open again by then (React mounts twice in development).
      onClose={(event) => !event.currentTarget.open && onClose()}
      // A click on the dialog itself, not on what is in it, is one on the backdrop.
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      className={cx(
        'animate-appear border-line bg-surface text-ink shadow-card backdrop:bg-black/40',
        SIDES[side],
        className,
      )}
    >
      <div className="relative flex h-full flex-col">
        <IconButton
          label="Close"
          onClick={() => dialog.current?.close()}
          className="absolute end-2 top-3 z-10"
        >
          <X aria-hidden="true" className="size-5" />
        </IconButton>
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      </div>
    </dialog>
  );
}
