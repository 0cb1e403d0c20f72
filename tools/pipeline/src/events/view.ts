import type { RunEvent } from './event.ts';

/** Something that shows or keeps the events of a run. */
export interface View {
  on(event: RunEvent): void;
  /** After the last event. */
  close(): void;
  /** `true` when a person has read the run's problems after `close`: they are not printed again then. */
  readonly tellsProblems?: boolean;
  /** The report that this view writes for a run, from the workspace root. */
  report?(run: string): string;
}
