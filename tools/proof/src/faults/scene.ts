import type { Answer, Load } from '../load/load.ts';
import type { World } from './world.ts';

/** What is known when a fault is over; all else (pods, users, writes) is looked at whatever the fault was. */
export interface Over {
  /** `itself`, or the code with which the product ended and the command that set it right. */
  mendedBy: string;
  /** What else was seen and counts for this fault: one short line. */
  besides?: string;
  wrong?: string[];
  /** When that was started again which the fault had stopped, in milliseconds of the load; with `watchOn` alone. */
  startedAt?: number;
}

/** Something that is done to the running app while people use it. */
export interface Fault {
  name: string;
  /**
   * Does it, and ends when nothing more is done: the app may still be on its way back then. What it changes (files, replicas)
   * is as before at its end, also when it throws.
   */
  run(world: World, load: Load): Promise<Over>;
  /** Codes of the product's failure catalogue, one of which its look at the pods must give meanwhile. */
  told?: readonly string[];
  /** Nobody may notice anything. */
  unnoticed?: boolean;
  /** Seconds from the end of `run` until all is well again, at most. Default: 120. */
  wellWithin?: number;
  /** Seconds for which the load goes on after all has been calm, as some things break only later; on top of `wellWithin`. */
  watchOn?: number;
}

/** A line of the specification: measured, and compared with its limit. */
export interface Line {
  name: string;
  /** What the specification allows, in words: `< 30 s`. */
  limit: string;
  measure(world: World): Promise<Measured>;
}

export interface Measured {
  /** With its unit. */
  measured: string;
  besides?: string;
  /** Why it is above its limit, or not as it should be. */
  wrong?: string[];
  /** Of the load, where there was one: when they failed is told then. */
  answers?: readonly Answer[];
}

/** The condition with its words where it does not hold. */
export const unless = (holds: boolean, words: string): string[] => (holds ? [] : [words]);
