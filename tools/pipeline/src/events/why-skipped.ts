import type { PlannedTask, TaskState } from './event.ts';

/** Why a task never began: what it needs, however far away, failed or was stopped, or the run ended before its turn. */
export function whySkipped(
  task: string,
  planned: ReadonlyMap<string, PlannedTask>,
  ended: ReadonlyMap<string, TaskState>,
): string {
  const seen = new Set<string>();
  const open = [task];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const state = ended.get(one);
    if (state === 'failed' || state === 'stopped')
      return state === 'failed' ? `${one} failed` : `${one} was stopped`;
    open.push(...(planned.get(one)?.needs ?? []));
  }
  return 'the run ended before it';
}
