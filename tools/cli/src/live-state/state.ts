import type { Target } from '../targets/target.ts';
import type { AppHealth } from './app-health.ts';

/** A pod of a release, as status shows it. */
export interface PodState {
  name: string;
  ready: boolean;
  /** `Running`, `Pending`, …, or `ending`. */
  phase: string;
  restarts: number;
  /** When it was made, ISO 8601. */
  since: string;
  image: string;
  /** Why it is not ready, in the cluster's words. */
  reason?: string;
}

export interface ReleaseState {
  revision: number;
  /** helm's word: `deployed`, `failed`, `pending-upgrade`, … */
  status: string;
  /** `dev` or `prod`; undefined when it was deployed or rolled back by hand. */
  configuration?: string;
  description: string;
  /** When this revision was deployed, ISO 8601. */
  since?: string;
}

export interface Part {
  name: string;
  /** Runs and is ready. */
  ready: boolean;
  /** Revision, process or port; and the reason when it is not ready. */
  detail: string;
  release?: ReleaseState;
  pods?: PodState[];
  /** The image that runs, and whether the files of this checkout would give the same. */
  image?: { name: string; checkout?: string };
  /** Of the frontend, when it answers: what it says of itself, its database and the backend. */
  health?: AppHealth;
}

export interface LiveTarget {
  target: Target;
  parts: Part[];
  /** Where it serves, when it does. */
  url?: string;
  /** The database as this machine reaches it; holds a password, so it is for child processes only. */
  databaseUrl?: string;
}
