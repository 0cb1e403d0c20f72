'use client';

import { Undo2 } from 'lucide-react';
import type { Removals } from './removals.ts';
import { useWaiting } from './use-removals.ts';

/** Stands over the page while something deleted can be taken back: one line for each, the last three. */
export function UndoBar({ removals }: { removals: Removals }) {
  const waiting = useWaiting(removals).slice(-3);
  return (
    <div
      role="status"
      aria-label="Deleted"
      onMouseEnter={() => removals.hold()}
      onMouseLeave={() => removals.release()}
      onFocus={() => removals.hold()}
      onBlur={() => removals.release()}
      className="pointer-events-none fixed inset-x-0 bottom-24 z-30 in-[dialog]:absolute flex flex-col items-center gap-2 px-4"
    >
      {waiting.map(({ key, words }) => (
        <div
          key={key}
          className="pointer-events-auto flex max-w-full animate-appear items-center gap-2 rounded-2xl bg-ink py-1 ps-4 pe-1.5 text-sm text-canvas shadow-card"
        >
          <span dir="auto" className="truncate">
            {words}
          </span>
          <button
            type="button"
            onClick={() => removals.undo(key)}
            className="inline-flex min-h-9 shrink-0 items-center gap-1.5 rounded-xl px-3 font-medium hover:bg-canvas/15 focus-visible:outline-canvas"
          >
            <Undo2 aria-hidden="true" className="size-4" />
            Undo
          </button>
        </div>
      ))}
    </div>
  );
}
