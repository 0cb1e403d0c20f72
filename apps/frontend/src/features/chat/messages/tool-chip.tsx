import { Check, ListTodo, LoaderCircle, Pencil, Plus, Trash2, TriangleAlert, Wrench } from 'lucide-react';
import { cx } from '@/ui/class-names.ts';
import type { ShownToolCall } from '../chat-message.ts';
import { describeToolCall } from './describe-tool-call.ts';

const ICONS = { add: Plus, list: ListTodo, complete: Check, delete: Trash2, update: Pencil, other: Wrench };

function inJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** A small chip that says what the assistant did; it opens to the arguments and the result. */
export function ToolChip({ call }: { call: ShownToolCall }) {
  const { kind, text } = describeToolCall(call);
  const running = call.number !== undefined;
  const Icon = running ? LoaderCircle : call.is_error ? TriangleAlert : ICONS[kind];
  return (
    <details className="group max-w-full open:basis-full">
      <summary
        className={cx(
          'inline-flex max-w-full list-none items-center gap-1.5 rounded-full border px-2.5 py-1 text-xs transition-colors',
          '[&::-webkit-details-marker]:hidden',
          call.is_error
            ? 'border-warn/40 bg-warn-soft text-warn'
            : 'border-line bg-surface text-muted hover:border-line-strong hover:text-ink',
        )}
      >
        <Icon
          aria-hidden="true"
          className={cx('size-3.5 shrink-0', !call.is_error && 'text-accent', running && 'animate-spin')}
        />
        <span className="truncate">{text}</span>
      </summary>
      <dl className="mt-2 space-y-2 rounded-xl bg-sunken p-3 font-mono text-xs text-muted">
        <div>
          <dt className="font-sans font-medium text-ink">{call.name}</dt>
          <dd className="mt-1 break-words whitespace-pre-wrap">{inJson(call.arguments)}</dd>
        </div>
        {!running && (
          <div>
            <dt className="font-sans font-medium text-ink">{call.is_error ? 'Problem' : 'Result'}</dt>
            <dd className="mt-1 max-h-48 overflow-auto break-words whitespace-pre-wrap">
              {inJson(call.result)}
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
