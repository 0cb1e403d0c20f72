import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { RunEvent } from '../events/event.ts';
import { seconds } from './look.ts';

/** `start → minikube (dev)` */
export function runTitle({ command, target, configuration }: RunEvent & { type: 'run-started' }): string {
  return `${command}${target ? ` → ${target}` : ''}${configuration ? ` (${configuration})` : ''}`;
}

/** Seconds of work that was not done again. */
export const savedBy = (events: readonly RunEvent[]): number =>
  events.reduce((sum, one) => sum + (one.type === 'task-ended' ? (one.saved ?? 0) : 0), 0);

/** A run that brought nothing up, such as a test, is done and not ready. */
export const stateWord = ({ state, url }: RunEvent & { type: 'run-ended' }): string =>
  state === 'ready' && !url ? 'done' : state;

/** The one line about the whole run: `42.1s  ready · 61.3s of work saved · dist/runs/….html` */
export function endLine(events: readonly RunEvent[]): string {
  const end = events.findLast((one) => one.type === 'run-ended');
  if (end?.type !== 'run-ended') return '';
  const saved = savedBy(events);
  const parts = [
    stateWord(end),
    saved >= 0.1 ? `${seconds(saved)} of work saved` : '',
    end.report ? `report: ${end.report}` : '',
  ];
  return `${seconds(end.seconds).padStart(7)}  ${parts.filter(Boolean).join(' · ')}`;
}

/** Each problem as a person reads it, in the order in which they came. */
export const problemTexts = (events: readonly RunEvent[]): string[] =>
  events.flatMap((one) => (one.type === 'problem' ? [new Problem(one.problem).explain()] : []));
