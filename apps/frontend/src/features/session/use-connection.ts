'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { connection, type ConnectionState } from './connection.ts';
import { useRecovery } from './use-recovery.ts';

/**
 * Whether the server can be reached. While it cannot, it is asked now and then.
 * @param ask a small request to the server; the connection notes by itself what comes of it
 * @param onBack called when the server answers again: something may have been missed
 */
export function useConnection(ask: () => void, onBack: () => void): ConnectionState {
  const state = useSyncExternalStore(connection.subscribe, connection.state, () => 'up' as const);
  const latest = useRef(onBack);
  useEffect(() => {
    latest.current = onBack;
  });

  useEffect(() => {
    let last = connection.state();
    return connection.subscribe(() => {
      const now = connection.state();
      if (now === 'up' && last !== 'up') latest.current();
      last = now;
    });
  }, []);

  useRecovery(state !== 'up', ask);
  useEffect(() => {
    const wake = () => connection.nudge();
    window.addEventListener('offline', ask);
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('offline', ask);
      window.removeEventListener('online', wake);
    };
  }, [ask]);
  return state;
}
