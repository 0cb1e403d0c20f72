import { services } from '../command-line/command.ts';
import type { LogLine } from './log-line.ts';

/** Magenta, cyan, green, blue, yellow: a service's by its place among the services. */
const colours = [35, 36, 32, 34, 33];
const colourOf = (service: string) => colours[Math.max(0, services.indexOf(service)) % colours.length]!;
const widest = Math.max(8, ...services.map(({ length }) => length));
const levels: Record<string, number> = { debug: 90, warning: 33, warn: 33, error: 31, critical: 31 };
const levelWidth = 7;

export interface PrintOptions {
  colour: boolean;
  /** The line as the program wrote it, without a time of ours. */
  raw: boolean;
  /** One JSON object a line. */
  json: boolean;
}

/** A line as it is shown: service and pod in the service's colour, the time, and JSON lines in words. */
export function printed(line: LogLine, { colour, raw, json }: PrintOptions): string {
  if (json) return JSON.stringify({ ...line, ...parsed(line.text) });
  const paint = (code: number, text: string) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const name = `${line.service}${line.place ? ` ${line.place}` : ''}`;
  const prefix = paint(colourOf(line.service), name.padEnd(line.place ? widest + 6 : widest));
  if (raw) return `${prefix} │ ${line.text}`;
  const told = words(line.text, paint);
  return `${prefix} │ ${paint(90, clock(line.time || told.time))} ${told.text}`;
}

/** Hours, minutes, seconds of this machine's zone; blanks where no time is known. */
function clock(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return ' '.repeat(12);
  const two = (n: number) => String(n).padStart(2, '0');
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two);
  return `${parts.join(':')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function parsed(text: string): { fields?: Record<string, unknown> } {
  const fields = readFields(text);
  return fields ? { fields } : {};
}

function readFields(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** `{"level":"info","message":"request","status":200}` as `info    request status=200`. */
function words(text: string, paint: (code: number, text: string) => string): { text: string; time: string } {
  const fields = readFields(text);
  if (typeof fields?.['message'] !== 'string') return { text, time: '' };
  const { time, level, message, logger: _logger, ...rest } = fields;
  const grade = String(level ?? 'info').toLowerCase();
  const extra = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const mark = levels[grade] ? paint(levels[grade], grade.padEnd(levelWidth)) : grade.padEnd(levelWidth);
  return {
    text: [mark, message, ...(extra.length ? [paint(90, extra.join(' '))] : [])].join(' '),
    time: typeof time === 'string' ? time : '',
  };
}

const plain = (value: unknown): string =>
  typeof value === 'string' && /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
