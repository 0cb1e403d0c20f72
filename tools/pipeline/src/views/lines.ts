import { sparedReason, type RunEvent } from '../events/event.ts';
import type { View } from '../events/view.ts';
import { endLine, problemTexts } from './ending.ts';
import { colours, oneLine, paintWith, seconds, symbols, type Paint } from './look.ts';

interface Options {
  write: (text: string) => void;
  colour: boolean;
}

/** Plain lines for CI, pipes and logs: one as each task ends; the problems come last. */
export class LinesView implements View {
  readonly tellsProblems = true;
  readonly #events: RunEvent[] = [];
  readonly #write: Options['write'];
  readonly #paint: Paint;
  /** Room for the names of tasks: as much as the planned ones need. */
  #room = 22;

  constructor({ write, colour }: Options) {
    this.#write = write;
    this.#paint = paintWith(colour);
  }

  on(event: RunEvent): void {
    this.#events.push(event);
    if (event.type === 'tasks-planned') {
      this.#room = Math.min(
        36,
        Math.max(this.#room, ...event.tasks.filter(isShown).map((one) => one.task.length)),
      );
    }
    if (event.type === 'note') this.#write(`${event.text}\n`);
    if (event.type === 'task-ended' && isShown(event))
      this.#write(`${taskLine(event, this.#paint, this.#room)}\n`);
  }

  close(): void {
    const end = endLine(this.#events);
    if (end) this.#write(`${this.#paint(end, 90)}\n`);
    for (const text of problemTexts(this.#events)) this.#write(`\n${text}\n`);
  }
}

const isShown = ({ reason }: { reason: string }) => reason !== sparedReason;

/** Seconds since the run began, state, task, and what was done or why nothing was. */
function taskLine(event: RunEvent & { type: 'task-ended' }, paint: Paint, room: number): string {
  const word = paint(`${symbols[event.state]} ${event.state.padEnd(9)}`, colours[event.state]);
  const start = `${seconds(event.at).padStart(7)}  ${word} `;
  return `${start}${event.task.padEnd(room)} ${oneLine(event.reason)}`.trimEnd();
}
