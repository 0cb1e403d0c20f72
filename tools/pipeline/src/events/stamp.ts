import type { RunEvent } from './event.ts';

type WithoutTime<E> = E extends unknown ? Omit<E, 'at'> : never;

/** An event before it is stamped. */
export type NewEvent = WithoutTime<RunEvent>;

/** The kind and the time come first: that is how people read the lines. */
export function stamped({ type, ...rest }: NewEvent, at: number): RunEvent {
  return { type, at, ...rest } as RunEvent;
}
