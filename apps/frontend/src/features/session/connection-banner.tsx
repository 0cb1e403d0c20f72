import { CloudOff, WifiOff } from 'lucide-react';
import type { ConnectionState } from './connection.ts';

const WORDS = {
  offline: 'You are offline. What you write is kept.',
  away: 'The server cannot be reached. Trying again…',
} as const;

/** Says under the page's head that the server cannot be reached; it goes by itself. */
export function ConnectionBanner({ state }: { state: ConnectionState }) {
  const Icon = state === 'offline' ? WifiOff : CloudOff;
  return (
    // There from the beginning: what is put into it is read out.
    <div role="status" aria-label="Connection">
      {state !== 'up' && (
        <p className="flex items-center justify-center gap-2 border-b border-line bg-warn-soft px-4 py-2 text-sm font-medium text-warn">
          <Icon aria-hidden="true" className="size-4 shrink-0" />
          {WORDS[state]}
        </p>
      )}
    </div>
  );
}
