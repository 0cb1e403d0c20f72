import type { Service } from '../command-line/command.ts';

/** One line of a service's log. */
export interface LogLine {
  service: Service;
  /** The pod or container, short; '' where a service has one place only. */
  place: string;
  /** ISO 8601 in UTC, to the nanosecond where the source has it; '' when it is not known. */
  time: string;
  text: string;
}

/** What is asked of every source of logs. */
export interface LogQuery {
  services: readonly Service[];
  /** Only lines younger than these seconds. */
  since?: number;
  /** The last lines of each pod or process. */
  tail?: number;
  /** Of containers that crashed: the one before. */
  previous: boolean;
  /** Also the migrations' Jobs. */
  hooks: boolean;
}

/** Gives the lines that are there, and then, while `signal` lets it, those that come. */
export interface LogSource {
  read(): Promise<LogLine[]>;
  follow(show: (line: LogLine) => void, signal: AbortSignal): Promise<void>;
}

/** Old lines first. A line without a time stays behind the one that it followed. */
export function inOrder(lines: LogLine[]): LogLine[] {
  const keys = new Map<string, string>();
  const timed = lines.map((line) => {
    const at = `${line.service} ${line.place}`;
    const key = line.time ? comparable(line.time) : (keys.get(at) ?? '');
    keys.set(at, key);
    return { line, key };
  });
  return timed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line);
}

/** `…:05.1Z` and `…:05.12Z` cannot be compared as words: both get nine digits. */
export const comparable = (time: string): string => {
  const [, whole = '', digits = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?/.exec(time) ?? [];
  return whole ? `${whole}.${digits.padEnd(9, '0')}` : '';
};

/** The time in a line of our own logs, which are JSON; '' in any other line. */
export function timeOf(text: string): string {
  const [, time, offset] = /"time": ?"([\d:T.-]+)(Z|\+00:00)?"/.exec(text) ?? [];
  return time ? `${time}${offset ? 'Z' : ''}` : '';
}
