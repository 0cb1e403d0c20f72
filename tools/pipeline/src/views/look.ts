import { marks } from '../../../cluster/src/outcome/outcome.ts';
import type { TaskState } from '../events/event.ts';

/** What a row of the display can be in. */
export type RowState = TaskState | 'waits' | 'running';

export const symbols: Record<RowState, string> = {
  ...marks,
  cached: '○',
  failed: '✖',
  skipped: '–',
  stopped: '■',
  waits: '·',
  running: '◌',
};

/** SGR numbers; grey is what cost nothing. */
export const colours: Record<RowState, number> = {
  done: 32,
  unchanged: 90,
  cached: 90,
  failed: 31,
  skipped: 33,
  stopped: 33,
  waits: 90,
  running: 36,
};

export type Paint = (text: string, colour: number) => string;

export const paintWith =
  (colour: boolean): Paint =>
  (text, code) =>
    colour && text ? `\x1b[${code}m${text}\x1b[0m` : text;

/** Colour on a terminal, unless NO_COLOR is set (https://no-color.org). */
export const wantsColour = (isTTY: boolean, env = process.env): boolean => isTTY && !env['NO_COLOR'];

const escapes = /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]/g;

/** The text as it is seen: without colours and jumps of the cursor. */
export const withoutEscapes = (text: string): string => text.replace(escapes, '');

/** A program's words as one line: no colours, no jumps of the cursor. */
export const oneLine = (text: string): string =>
  withoutEscapes(text)
    .replace(/[\s\x00-\x1f\x7f-\x9f]+/g, ' ')
    .trim();

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns that a character takes on a terminal. */
const widthOf = (character: string): number => (none.test(character) ? 0 : wide.test(character) ? 2 : 1);

export const textWidth = (text: string): number => [...text].reduce((sum, one) => sum + widthOf(one), 0);

/** The text in exactly or at most `width` columns; what is cut off is marked by an ellipsis. */
export function fit(text: string, width: number, pad = false): string {
  if (width <= 0) return '';
  let kept = text;
  if (textWidth(text) > width) {
    let used = 0;
    kept = '';
    for (const character of text) {
      used += widthOf(character);
      if (used > width - 1) break;
      kept += character;
    }
    kept += '…';
  }
  return pad ? kept + ' '.repeat(Math.max(0, width - textWidth(kept))) : kept;
}

/** The name of a task in exactly `width` columns: cut in the middle, since its end tells the target. */
export function fitMiddle(text: string, width: number): string {
  const letters = [...text];
  if (letters.length <= width || width < 5) return fit(text, width, true);
  const end = Math.floor((width - 1) / 2);
  return `${letters.slice(0, width - 1 - end).join('')}…${letters.slice(-end).join('')}`;
}

/** `7.4s`, `1m 05s`, `1h 02m`. */
export function seconds(value: number): string {
  if (value < 99.95) return `${value.toFixed(1)}s`;
  const whole = Math.round(value);
  const two = (part: number) => String(part).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${two(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h ${two(Math.floor((whole % 3600) / 60))}m`;
}
