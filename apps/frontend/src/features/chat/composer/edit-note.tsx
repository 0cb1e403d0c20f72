import { Pencil, X } from 'lucide-react';

/** Over the message box: what is in it is an earlier message. */
export function EditNote({ onCancel }: { onCancel: () => void }) {
  return (
    <div className="flex items-center gap-2 ps-2.5 pb-1 text-xs text-muted">
      <Pencil aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
      <span role="status" className="min-w-0 flex-1">
        You edit an earlier message. It is sent as a new one.
      </span>
      <button
        type="button"
        aria-label="Cancel editing"
        title="Cancel editing (Esc)"
        onClick={onCancel}
        className="flex size-8 shrink-0 items-center justify-center rounded-lg transition-colors hover:bg-sunken hover:text-ink"
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
