import { Check } from 'lucide-react';
import { BrandMark } from '@/ui/brand.tsx';
import { cx } from '@/ui/class-names.ts';

const TASKS = [
  { title: 'Buy groceries', done: false, fresh: true },
  { title: 'Pay the electricity bill', done: false, fresh: false },
  { title: 'Book the dentist', done: true, fresh: false },
];

/** A picture of the product for the sign-in pages, drawn with its own colours. Purely decorative. */
export function ProductPreview() {
  return (
    <div className="m-auto w-full max-w-md space-y-5 px-10">
      <div className="ms-auto w-fit max-w-[85%] rounded-2xl rounded-ee-md bg-bubble px-4 py-2.5 text-[0.9375rem] text-on-bubble">
        Add a task to buy groceries
      </div>
      <div className="flex gap-3">
        <BrandMark className="mt-0.5 size-6 shrink-0" />
        <div className="space-y-2.5">
          <p className="text-[0.9375rem] leading-relaxed">Done. I added “Buy groceries” to your tasks.</p>
          <p className="inline-flex items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 py-1 text-xs text-muted">
            <Check className="size-3.5 text-accent" />
            Added a task
          </p>
        </div>
      </div>
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {TASKS.map(({ title, done, fresh }) => (
          <li
            key={title}
            className={cx(
              'flex items-center gap-3 border-line px-4 py-3 text-[0.9375rem] not-last:border-b',
              fresh && 'bg-accent-soft',
            )}
          >
            <span
              className={cx(
                'flex size-5 items-center justify-center rounded-full border',
                done ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
              )}
            >
              {done && <Check className="size-3.5" strokeWidth={3} />}
            </span>
            <span className={cx(done && 'text-muted line-through')}>{title}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
