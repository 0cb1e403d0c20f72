import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

interface NoticeProps {
  tone: 'danger' | 'info';
  children: ReactNode;
  /** What can be done about it, e.g. a retry button. */
  action?: ReactNode;
}

/** A message that matters now; a failure is announced at once. */
export function Notice({ tone, children, action }: NoticeProps) {
  const Icon = tone === 'danger' ? CircleAlert : Info;
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx(
        'flex animate-appear items-start gap-2.5 rounded-xl px-3.5 py-2.5 text-sm',
        tone === 'danger' ? 'bg-danger-soft text-danger' : 'bg-accent-soft text-ink',
      )}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 leading-relaxed">{children}</div>
      {action}
    </div>
  );
}
