import { ArrowUpRight } from 'lucide-react';
import { BrandMark } from '@/ui/brand.tsx';
import { SUGGESTIONS } from './suggestions.ts';

interface EmptyChatProps {
  name: string;
  onPick: (suggestion: string) => void;
}

/** What stands in a conversation that has no message yet. */
export function EmptyChat({ name, onPick }: EmptyChatProps) {
  const firstName = name.trim().split(/\s+/)[0] ?? '';
  return (
    <div className="m-auto w-full max-w-xl py-8 text-center">
      <BrandMark className="mx-auto size-11" />
      <h2 className="mt-4 text-xl font-semibold tracking-tight text-balance sm:text-2xl">
        What needs doing
        {firstName && (
          <>
            , <bdi>{firstName}</bdi>
          </>
        )}
        ?
      </h2>
      <p className="mx-auto mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-balance text-muted">
        Say it in your own words. Your task list follows along.
      </p>
      <ul aria-label="Suggestions" className="mt-7 grid gap-2.5 text-start sm:grid-cols-2">
        {SUGGESTIONS.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              onClick={() => onPick(suggestion)}
              className="group flex min-h-12 w-full items-center justify-between gap-3 rounded-xl border border-line bg-surface px-4 py-3 text-start text-sm transition-colors hover:border-accent/60 hover:bg-accent-soft"
            >
              {suggestion}
              <ArrowUpRight
                aria-hidden="true"
                className="size-4 shrink-0 text-muted transition-colors group-hover:text-accent"
              />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
