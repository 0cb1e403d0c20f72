import type { Run } from '../../../pipeline/src/events/run.ts';
import { done } from '../../../cluster/src/outcome/outcome.ts';
import { allEnded } from '../run/in-run.ts';

export interface DownOptions {
  /** Also the clusters, where they were made here. */
  all: boolean;
  /** Also the databases, the Secrets and .env. */
  data: boolean;
  /** Also what another checkout of this workspace has made. */
  others: boolean;
}

/** One thing that is there and is to go. */
export interface Removal {
  /** Its name as a step of the run. */
  task: string;
  /** What becomes of it, in the past: `removed: release backend`. */
  words: string;
  work(): Promise<unknown>;
}

/** What is found in one place. */
export interface Found {
  /** What goes one after the other; what is in one stage goes side by side. */
  stages: Removal[][];
  /** What stays, and why. */
  notes: string[];
}

export const nothingFound: Found = { stages: [], notes: [] };

export const all = (found: Found[]): Removal[] => found.flatMap(({ stages }) => stages.flat());

/** Takes the places down side by side; within one a stage begins when the one before it has ended well. */
export async function takeDown(run: Run, found: Found[]): Promise<void> {
  const planned = found.flatMap(({ stages }) =>
    stages.flatMap((stage, i) =>
      stage.map(({ task, words }) => ({
        task,
        needs: (stages[i - 1] ?? []).map((before) => before.task),
        action: 'run' as const,
        reason: words,
      })),
    ),
  );
  run.tasksPlanned(planned);
  await allEnded(
    found.map(async ({ stages }) => {
      for (const stage of stages) await allEnded(stage.map((removal) => step(run, removal)));
    }),
  );
}

const step = (run: Run, { task, words, work }: Removal): Promise<void> =>
  run.step(task, words, async () => {
    await work();
    return done(words);
  });
