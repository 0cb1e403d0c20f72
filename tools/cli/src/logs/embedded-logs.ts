import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedServices } from '../../../embedded/src/services.ts';
import { comparable, timeOf, type LogLine, type LogQuery, type LogSource } from './log-line.ts';
import type { Service } from '../command-line/command.ts';

/** How often the files are looked at while following. */
const lookEvery = 250;

/** The log files of the services that run as processes. */
export function embeddedLogs(
  query: LogQuery,
  fileOf = (name: Service) => embeddedServices.logFile(name),
): LogSource {
  const tails = query.services.map((service) => new FileTail(service, fileOf(service)));

  return {
    read: () => {
      const oldest = query.since && comparable(new Date(Date.now() - query.since * 1000).toISOString());
      const lines = tails.map((tail) => tail.next());
      return Promise.resolve(lines.flatMap((some) => youngest(some, oldest || '', query.tail)));
    },
    follow: async (show, signal) => {
      while (!signal.aborted) {
        for (const line of tails.flatMap((tail) => tail.next())) show(line);
        await sleep(lookEvery, undefined, { signal }).catch(() => undefined);
      }
    },
  };
}

/** A line without a time is as old as the one before it. */
function youngest(lines: LogLine[], oldest: string, tail: number | undefined): LogLine[] {
  const first = oldest ? lines.findIndex((line) => comparable(line.time) >= oldest) : 0;
  const kept = first < 0 ? [] : lines.slice(first);
  return tail === undefined ? kept : kept.slice(-tail);
}

/** Reads what a file has got since the last time; a service that is started anew begins its file anew. */
class FileTail {
  #read = 0;
  #rest = '';

  constructor(
    private readonly service: Service,
    private readonly file: string,
  ) {}

  next(): LogLine[] {
    if (!existsSync(this.file)) return [];
    const { size } = statSync(this.file);
    if (size < this.#read) {
      this.#read = 0;
      this.#rest = '';
    }
    if (size === this.#read) return [];
    const bytes = Buffer.alloc(size - this.#read);
    const opened = openSync(this.file, 'r');
    this.#read += readSync(opened, bytes, 0, bytes.length, this.#read);
    closeSync(opened);
    const lines = (this.#rest + bytes.toString()).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines
      .filter(Boolean)
      .map((text) => ({ service: this.service, place: '', time: timeOf(text), text }));
  }
}
