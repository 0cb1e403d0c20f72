import { colours, fit, fitMiddle, oneLine, seconds, symbols, textWidth, type Paint } from './look.ts';
import type { Row, TableModel } from './table-model.ts';

export interface FrameSize {
  columns: number;
  /** Lines that may be used; left out for the last frame, which may scroll. */
  rows?: number;
}

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const cheap = ['unchanged', 'cached'];

/** The table as lines, each no wider than the terminal. `now`: seconds since the run began. */
export function tableFrame(model: TableModel, now: number, size: FrameSize, paint: Paint): string[] {
  const width = Math.max(1, size.columns - 1);
  const columns = chooseColumns(model.rows, width);
  const { shown, above, below } = choose(model.rows, size.rows === undefined ? Infinity : size.rows - 1);
  const lines = shown.map((row) => rowLine(model, row, now, columns, width, paint));
  if (above.length) lines.unshift(paint(fit(`  ${hiddenEnded(above)}`, width), 90));
  if (below.length) lines.push(paint(fit(`  · ${below.length} more wait`, width), 90));
  // On two lines there is no room to name both kinds of what is hidden.
  const room = size.rows === undefined ? lines.length : size.rows - 1;
  return [...lines.slice(0, room), statusLine(model, now, width, paint)];
}

interface Columns {
  name: number;
  /** The word beside the symbol, on terminals with room for it. */
  word: boolean;
}

function chooseColumns(rows: Row[], width: number): Columns {
  const longest = Math.max(12, ...rows.map((row) => textWidth(row.task)));
  const word = width >= 66;
  // Symbol, seconds and gaps around; at least a few words of the reason where there is room.
  const taken = 4 + 9 + (word ? 11 : 0);
  const name = Math.max(8, Math.min(longest, width - taken - (width >= 54 ? 20 : 0)));
  return { name, word };
}

function rowLine(
  model: TableModel,
  row: Row,
  now: number,
  { name, word }: Columns,
  width: number,
  paint: Paint,
): string {
  const running = row.state === 'running';
  const symbol = running ? spinner[Math.floor(now * 10) % spinner.length]! : symbols[row.state];
  const time =
    row.state === 'skipped'
      ? undefined
      : (row.seconds ?? (row.startedAt === undefined ? undefined : Math.max(0, now - row.startedAt)));
  const colour = colours[row.state];
  const quiet = colour === 90;
  // Narrower than any terminal that people use, but nothing may break.
  if (width < 14) return paint(fit(`${symbol} ${row.task}`, width), colour);
  const state = `${symbol} ${word ? row.state.padEnd(10) : ''}`;
  const head = fit(
    `${fitMiddle(row.task, name)} ${(time === undefined ? '' : seconds(time)).padStart(7)}`,
    width - 2 - textWidth(state),
  );
  const left = width - 2 - textWidth(state) - textWidth(head) - 2;
  const words = left >= 6 ? `  ${fit(detail(model, row), left)}`.trimEnd() : '';
  const rest = quiet
    ? paint(`${head}${words}`.trimEnd(), 90)
    : `${head}${running ? paint(words, 90) : words}`;
  return `  ${paint(state, colour)}${rest}`.trimEnd();
}

function detail(model: TableModel, row: Row): string {
  if (row.state !== 'waits') return oneLine(row.reason);
  const open = model.waitsFor(row);
  return open.length ? `waits for ${open.join(', ')}` : oneLine(row.reason);
}

/** Which rows are shown when not all fit: first those that ended go, the oldest first, then those that wait, the last first. */
function choose(rows: Row[], room: number): { shown: Row[]; above: Row[]; below: Row[] } {
  const hidden = new Set<Row>();
  const over = () => {
    const groups = [...hidden].map((row) => row.endedAs !== undefined);
    return rows.length - hidden.size + Number(groups.includes(true)) + Number(groups.includes(false)) > room;
  };
  const ended = rows
    .filter((row) => row.endedAs !== undefined)
    .sort((a, b) => rank(a) - rank(b) || a.endedAs! - b.endedAs!);
  const waiting = rows.filter((row) => row.state === 'waits').reverse();
  const running = rows.filter((row) => row.state === 'running').reverse();
  for (const row of [
    ...ended.filter((one) => rank(one) < 2),
    ...waiting,
    ...ended.filter((one) => rank(one) === 2),
    ...running,
  ]) {
    if (!over()) break;
    hidden.add(row);
  }
  const of = (ended: boolean) => [...hidden].filter((row) => (row.endedAs !== undefined) === ended);
  const shown = room > 0 ? rows.filter((row) => !hidden.has(row)) : [];
  return room > 0 ? { shown, above: of(true), below: of(false) } : { shown: [], above: [], below: [] };
}

/** What is worth keeping on the screen: failures most, then work that was done. */
const rank = (row: Row): number =>
  cheap.includes(row.state) ? 0 : row.state === 'failed' || row.state === 'stopped' ? 2 : 1;

function hiddenEnded(rows: Row[]): string {
  const count = (...states: string[]) => rows.filter((row) => states.includes(row.state)).length;
  const parts = [
    [count('done'), 'done'],
    [count(...cheap), 'with nothing to do'],
    [count('failed'), 'failed'],
    [count('stopped', 'skipped'), 'not ended'],
  ] as const;
  const symbol = count('failed') ? symbols.failed : count('done') ? symbols.done : symbols.cached;
  const words = parts.flatMap(([number, word]) => (number ? [`${number} ${word}`] : []));
  return `${symbol} ${words.join(', ')}`;
}

function statusLine(model: TableModel, now: number, width: number, paint: Paint): string {
  const ended = model.rows.filter((row) => row.endedAs !== undefined).length;
  const saved = model.saved >= 0.1 ? ` · ${seconds(model.saved)} saved` : '';
  const counts = `${seconds(now)} · ${ended} of ${model.rows.length}${saved}`;
  const title = textWidth(`  ${model.title} · ${counts}`) <= width ? `${model.title} · ` : '';
  return paint(fit(`  ${title}${counts}`, width), 90);
}
