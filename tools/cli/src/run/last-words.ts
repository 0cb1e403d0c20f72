import { asProblem, Problem } from '../../../../libs/problem/src/problem.ts';
import { redact } from '../../../settings/src/redact.ts';
import { endPrograms } from '../../../cluster/src/programs/command.ts';
import { openRuns } from '../../../pipeline/src/events/run.ts';
import { wasTold } from '../../../pipeline/src/events/told.ts';

/** The exit code of a command that is being interrupted. */
let ending: number | undefined;

/** Shows what ended a command, unless the run has shown it already, and gives the exit code. */
export function tellProblem(thrown: unknown): number {
  const problem = asProblem(thrown);
  if (!wasTold(problem) && ending === undefined) process.stderr.write(`\n${redact(problem.explain())}\n`);
  return problem.exitCode;
}

/**
 * What nobody caught ends the process with one message without secrets, instead of Node's own dump of the source line
 * and the error's fields. Runs that are open are ended, so that their reports tell it too.
 */
export function tellCrashes(): void {
  const crash = (thrown: unknown): void => {
    // A second one while this is being told must not begin again.
    process.off('uncaughtException', crash).on('uncaughtException', () => process.exit(1));
    process.exit(ending ?? tellEnd(asProblem(thrown)));
  };
  // Rejections that nobody handles come here too.
  process.on('uncaughtException', crash);
  // The one who read the messages has gone, which is no fault: the work goes on.
  process.stderr.on('error', () => undefined);
}

/**
 * Ctrl-C, or a signal from outside, where nobody else takes care of it: programs are ended, open runs are told as
 * interrupted, and a terminal has its cursor back.
 */
export function tellInterruptions(): void {
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Who waits for its children ends by itself; a second signal waits for nobody.
      if (process.listenerCount(signal) > 1 && ++asked === 1) return;
      // What the programs' end makes of the work that waits for them is no news.
      const code = (ending = tellEnd(interruption()));
      void endPrograms(signal).then(() => process.exit(code));
    });
  }
}

/** Ends what is open with a problem, and shows it. */
function tellEnd(problem: Problem): number {
  for (const run of openRuns()) {
    run.problem(problem);
    run.end(problem.facts.class === 'interrupted' ? 'interrupted' : 'failed');
  }
  return tellProblem(problem);
}

const interruption = () =>
  new Problem({
    code: 'INTERRUPTED',
    what: 'the command was interrupted',
    where: `npm run ${process.argv[2] ?? ''}`.trim(),
    cause: 'Ctrl-C, or a signal from outside',
    next: 'the same command again (it goes on from here)',
    class: 'interrupted',
  });
