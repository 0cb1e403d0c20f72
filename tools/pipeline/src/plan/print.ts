import { sparedReason, type PlannedAction, type PlannedTask } from '../events/event.ts';
import type { Plan } from './plan.ts';

/** What `npm run plan -- --json` prints; `schema` rises when a field changes its meaning or goes. */
export interface PlanReport {
  schema: 1;
  target: string;
  context: string;
  configuration: string;
  cluster: 'running' | 'stopped' | 'absent';
  /** Image of each service in this checkout. */
  images: Record<string, string>;
  url: string | null;
  nothingToDo: boolean;
  tasks: PlannedTask[];
}

/** A plan as data. */
export const planReport = (plan: Plan, tasks: PlannedTask[]): PlanReport => ({
  schema: 1,
  target: plan.cluster.provider.name,
  context: plan.cluster.provider.context,
  configuration: plan.configuration,
  cluster: plan.facts.state,
  images: plan.images,
  url: plan.facts.url ?? null,
  nothingToDo: Object.keys(plan.toRun.tasks).length === 0,
  tasks,
});

const symbols: Record<PlannedAction, string> = {
  run: '▶ run      ',
  cached: '○ cached   ',
  unchanged: '○ unchanged',
};
/** Of a task's details this many are shown; `--json` has all. */
const shownDetails = 12;

/** A plan as lines for people: what runs first, what is spared in one line at the end. */
export function planLines(tasks: PlannedTask[], colour = false): string[] {
  const paint = (text: string, code: number) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  const width = Math.max(...tasks.map(({ task }) => task.length), 10);
  const lines: string[] = [];
  for (const { task, action, reason, details = [] } of tasks.filter(
    ({ reason }) => reason !== sparedReason,
  )) {
    const head = paint(symbols[action], action === 'run' ? 33 : 90);
    lines.push(`${head}  ${task.padEnd(width)}  ${action === 'run' ? reason : paint(reason, 90)}`);
    for (const detail of details.slice(0, shownDetails)) lines.push(`${' '.repeat(15 + width)}· ${detail}`);
    if (details.length > shownDetails)
      lines.push(`${' '.repeat(15 + width)}· and ${details.length - shownDetails} more (--json has all)`);
  }
  const spared = tasks.filter(({ reason }) => reason === sparedReason).map(({ task }) => task);
  if (spared.length) lines.push(paint(`○ not needed: ${spared.join(', ')}`, 90));
  return lines;
}
