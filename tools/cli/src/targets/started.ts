import type { Progress } from '../progress.ts';

export interface StartOptions {
  progress: Progress;
  configuration?: 'dev' | 'prod';
  port?: number;
  backendPort?: number;
  verbose: boolean;
}

/** What a person needs after a start. */
export interface Started {
  /** Fetched before it is printed. */
  url: string;
  /** The command that takes all of it down. */
  stop: string;
  /** The command that shows what runs. */
  look: string;
}
