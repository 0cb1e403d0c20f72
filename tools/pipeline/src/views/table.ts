import type { RunEvent } from '../events/event.ts';
import type { View } from '../events/view.ts';
import { endLine, problemTexts } from './ending.ts';
import { paintWith, textWidth, withoutEscapes, type Paint } from './look.ts';
import { tableFrame } from './table-frame.ts';
import { TableModel } from './table-model.ts';
import type { Terminal } from './terminal.ts';

const hideCursor = '\x1b[?25l';
const showCursor = '\x1b[?25h';

/** A table that is drawn again in place while the run goes on; what it leaves behind is its last state, and the problems. */
export class TableView implements View {
  readonly tellsProblems = true;
  readonly #events: RunEvent[] = [];
  readonly #model = new TableModel();
  readonly #terminal: Terminal;
  readonly #paint: Paint;
  readonly #timer: NodeJS.Timeout;
  readonly #leave: () => void;
  /** The lines that stand on the screen now, drawn for a terminal so wide. */
  #drawn: string[] = [];
  #drawnFor = 0;
  #drawnAt = -Infinity;
  /** Notes after the last task: what to do next, read below the table. */
  #after: string[] = [];
  #began = 0;
  #soon: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(terminal: Terminal, colour: boolean) {
    this.#terminal = terminal;
    this.#paint = paintWith(colour);
    // Ten times a second: seconds tick, and a task that ended is seen at once.
    this.#timer = setInterval(() => this.#draw(), 100).unref();
    const stopWatching = terminal.onResize(() => this.#draw());
    // A process that ends early must not leave a terminal without a cursor.
    const restore = () => terminal.write(showCursor);
    process.once('exit', restore);
    this.#leave = () => {
      stopWatching();
      process.off('exit', restore);
    };
  }

  on(event: RunEvent): void {
    this.#events.push(event);
    if (event.type === 'run-started') this.#began = performance.now() / 1000 - event.at;
    this.#model.on(event);
    if (event.type === 'note') this.#note(event.text);
    else if (this.#after.length && !this.#model.atRest)
      this.#after.splice(0).forEach((text) => this.#above(text));
    // At once, since loading Nx may keep this process from drawing for seconds; but many events of one moment are one drawing.
    if (performance.now() - this.#drawnAt > 30) this.#draw();
    else this.#soon ??= setTimeout(() => this.#draw(), 30).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#closed = true;
    const { columns } = this.#terminal.size();
    const lines = this.#model.rows.length
      ? tableFrame(this.#model, 0, { columns }, this.#paint).slice(0, -1)
      : [];
    const end = endLine(this.#events).trim();
    if (end) lines.push(`  ${this.#paint(end, 90)}`);
    lines.push(...this.#after, ...problemTexts(this.#events).map((text) => `\n${text}`));
    const whole = lines.map((line) => `${line}\n`).join('');
    this.#terminal.write(`${this.#home()}\x1b[J${whole}${showCursor}`);
    this.#leave();
  }

  #note(text: string): void {
    if (this.#model.rows.length > 0 && this.#model.atRest) this.#after.push(text);
    else this.#above(text);
  }

  /** A note stands above the table, for good. */
  #above(text: string): void {
    const lines = text.split('\n').map((line) => `${line}\x1b[K\n`);
    this.#terminal.write(`${this.#home()}${lines.join('')}\x1b[J`);
    this.#drawn = [];
    this.#draw();
  }

  #draw(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (this.#closed || this.#model.rows.length === 0) return;
    const { columns, rows } = this.#terminal.size();
    const now = Math.max(0, performance.now() / 1000 - this.#began);
    // The cursor waits in the line below.
    const lines = tableFrame(this.#model, now, { columns, rows: Math.max(1, rows - 1) }, this.#paint);
    // Only lines that differ are written, each cleared to its end and not before, so nothing blinks; one write is one picture.
    const same = (line: string, index: number) => columns === this.#drawnFor && line === this.#drawn[index];
    const picture = lines.map((line, index) => (same(line, index) ? '\n' : `${line}\x1b[K\n`)).join('');
    this.#terminal.write(`${hideCursor}${this.#home()}${picture}\x1b[J`);
    this.#drawn = lines;
    this.#drawnFor = columns;
    this.#drawnAt = performance.now();
  }

  /** To the first line of the table. A terminal that was made narrower has broken its lines anew. */
  #home(): string {
    const { columns } = this.#terminal.size();
    const heightOf = (line: string) => Math.max(1, Math.ceil(textWidth(withoutEscapes(line)) / columns));
    const height = this.#drawn.reduce((sum, line) => sum + heightOf(line), 0);
    return height ? `\r\x1b[${height}A` : '\r';
  }
}
