/** What the rules say to a question. */
export interface Answer {
  /** Stable name: a code of docs/TROUBLESHOOTING.md, or `HOW-TO-…` for a way to do something. */
  code: string;
  what: string;
  where?: string;
  cause: string;
  /** What to type or do, in this order. */
  next: string[];
  /** Words of the program that failed; at most the last lines of them are shown. */
  words?: string;
}

/** A pod as the live state tells it. */
export interface SeenPod {
  name: string;
  ready: boolean;
  phase: string;
  restarts: number;
  reason?: string;
}

export interface SeenPart {
  name: string;
  ready: boolean;
  detail: string;
  release?: { status: string };
  pods?: SeenPod[];
  /** What the app says of itself, where it answers. */
  health?: { status: string; reasons: string[] };
}

/** Something of this project that runs, as `npm run status` sees it. */
export interface SeenTarget {
  target: string;
  url?: string;
  parts: SeenPart[];
}

/** All that is known of this machine when a question comes. */
export interface Surroundings {
  targets: SeenTarget[];
  /** What the failure catalogue says of the releases on the clusters. */
  failures: Answer[];
  /** Why nothing can be brought up here, when nothing runs. */
  obstacle?: Answer;
  /** Put in place of `{kubectl}` and `{helmFlags}` in commands. */
  places: Record<string, string>;
}
