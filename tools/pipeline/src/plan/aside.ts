import { Worker } from 'node:worker_threads';
import { Problem, type ProblemFacts } from '../../../../libs/problem/src/problem.ts';
import type { LiveFacts } from '../../../cluster/src/live/facts.ts';
import type { Verdict } from '../../../cluster/src/outcome/verdict.ts';
import type { PipelineTask } from './kinds.ts';
import type { Wanted } from './verdicts.ts';

/** A question to the thread: what is wanted, when that is known. */
export interface Question {
  tasks: PipelineTask[];
  wanted: Wanted;
}

/** What the thread sends: first the facts, then the verdicts; or the problem that kept it from them. */
export type Seen =
  { facts: LiveFacts } | { verdicts: Map<string, Verdict> } | { problem: ProblemFacts } | { words: string };

/** A look at the cluster that goes on in a thread of its own. */
export interface Aside {
  facts: Promise<LiveFacts>;
  /** Holds what was seen against what is wanted, and ends the thread. */
  judge(question: Question): Promise<Map<string, Verdict>>;
  end(): void;
}

/**
 * Looks at the cluster in a thread of its own: Nx reads the workspace at the same time and keeps this thread busy for a second
 * or two, in which no answer of a program would be taken up. The settings are those of this process.
 */
export function lookAside(releases: readonly string[]): Aside {
  const worker = new Worker(new URL('./aside-thread.mjs', import.meta.url), {
    workerData: { releases },
    execArgv: [],
  });
  const answer = <T>(pick: (seen: Seen) => T | undefined) =>
    new Promise<T>((resolve, reject) => {
      worker.on('message', (seen: Seen) => {
        const found = pick(seen);
        if (found !== undefined) resolve(found);
        else if ('problem' in seen) reject(new Problem(seen.problem));
        else if ('words' in seen) reject(new Error(seen.words));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the look at the cluster ended without an answer')));
    });
  const facts = answer((seen) => ('facts' in seen ? seen.facts : undefined));
  const verdicts = answer((seen) => ('verdicts' in seen ? seen.verdicts : undefined));
  // Who asks gets the failure; a run that has failed elsewhere does not ask any more.
  for (const promise of [facts, verdicts]) promise.catch(() => undefined);
  const end = () => void worker.terminate();
  return {
    facts,
    judge: (question) => {
      worker.postMessage(question);
      return verdicts.finally(end);
    },
    end,
  };
}
