import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataFolder } from '../../../settings/src/paths.ts';

/** How many seconds each task took when it last really ran: what a cache saves later. */
export class Durations {
  readonly #file: string;
  readonly #known: Record<string, number>;
  readonly #changed: Record<string, number> = {};
  /** Said once when the file could not be read; it is made anew by the next `save`. */
  readonly fault: string | undefined;

  constructor(file = join(dataFolder, 'durations.json')) {
    this.#file = file;
    const { known, fault } = readKnown(file);
    this.#known = known;
    this.fault = fault;
  }

  get(task: string): number | undefined {
    return Object.hasOwn(this.#known, task) ? this.#known[task] : undefined;
  }

  set(task: string, seconds: number): void {
    this.#changed[task] = seconds;
  }

  /** Writes beside and renames; what another run wrote meanwhile stays. A file that cannot be written is no failure. */
  save(): void {
    if (Object.keys(this.#changed).length === 0 && !this.fault) return;
    const merged = { ...readKnown(this.#file).known, ...this.#changed };
    const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => a.localeCompare(b)));
    const beside = `${this.#file}.${process.pid}`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(beside, `${JSON.stringify(sorted, null, 2)}\n`);
      renameSync(beside, this.#file);
    } catch {
      if (existsSync(beside)) rmSync(beside);
    }
  }
}

function readKnown(file: string): { known: Record<string, number>; fault?: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { known: {} } : { known: {}, fault: `${file} cannot be read (${code})` };
  }
  const fault = `${file} cannot be read; it is made anew, so what caches save is not known yet`;
  try {
    const read = JSON.parse(text) as unknown;
    if (read === null || typeof read !== 'object' || Array.isArray(read)) return { known: {}, fault };
    const entries = Object.entries(read);
    const good = entries.filter(([, seconds]) => Number.isFinite(seconds) && (seconds as number) >= 0);
    const known = Object.fromEntries(good) as Record<string, number>;
    return good.length === entries.length ? { known } : { known, fault };
  } catch {
    return { known: {}, fault };
  }
}
