import { cx } from '@/ui/class-names.ts';

const LINES = ['w-48 ms-auto', 'w-72', 'w-60 ms-auto', 'w-80'];

/** Stands for the messages that are on their way. */
export function ChatSkeleton() {
  return (
    <div role="status" className="space-y-6">
      <span className="sr-only">Loading the conversation</span>
      {LINES.map((line) => (
        <div key={line} className={cx('h-10 max-w-[80%] animate-pulse rounded-2xl bg-sunken', line)} />
      ))}
    </div>
  );
}
