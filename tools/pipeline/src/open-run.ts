import { Durations } from './events/durations.ts';
import { Run, type RunFacts } from './events/run.ts';
import { RunRecord } from './report/run-record.ts';
import { chooseViews, type ViewChoice } from './views/choose.ts';

type Facts = Pick<RunFacts, 'command' | 'target' | 'configuration'>;

/** A run as the commands use it: shown on this terminal; with `record` its report and the tasks' durations are kept too. */
export function openRun(facts: Facts, choice: ViewChoice & { record?: boolean } = {}): Run {
  const { record = false, ...view } = choice;
  const views = chooseViews(view);
  if (!record) return new Run({ ...facts, views });
  return new Run({ ...facts, views: [...views, new RunRecord()], durations: new Durations() });
}
