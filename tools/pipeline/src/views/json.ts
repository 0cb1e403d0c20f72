import type { RunEvent } from '../events/event.ts';
import type { View } from '../events/view.ts';

/** One event a line, as docs/EVENTS.md describes them. Nothing else may be written to the same place. */
export class JsonView implements View {
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  on(event: RunEvent): void {
    this.#write(`${JSON.stringify(event)}\n`);
  }

  close(): void {
    // Each line is whole by itself.
  }
}
