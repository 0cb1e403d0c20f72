import type { Run } from '../../../pipeline/src/events/run.ts';

export interface StartOptions {
  progress: Run;
  configuration?: 'dev' | 'prod';
  port?: number;
  backendPort?: number;
  verbose: boolean;
  /** Say for each task why it runs: files that changed, lines that differ. */
  explain: boolean;
  /** Events on stdout, nothing else. */
  json: boolean;
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
