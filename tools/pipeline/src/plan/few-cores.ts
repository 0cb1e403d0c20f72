import { availableParallelism } from 'node:os';
import type { Plan } from './plan.ts';

/** A build and the start of pods that take a machine's cores from each other: with more of them, both are done at once. */
const few = 2;

/**
 * The builds that a deployment lets go first, where there are few cores. The longest build is on the way to the last
 * deployment, and pods that start meanwhile (two interpreters, a migration, their sandboxes) would only make it longer; while
 * the last image is loaded and its own pods start, cores are idle. A build that fails holds nothing up.
 */
export function buildsBefore(
  { kinds, toRun }: Pick<Plan, 'kinds' | 'toRun'>,
  cores = availableParallelism(),
): (task: string) => string[] {
  if (cores > few) return () => [];
  const builds = Object.values(toRun.tasks).filter(({ target }) => target.target === 'build');
  const deployments = new Set(kinds.filter(({ kind }) => kind === 'release').map(({ id }) => id));
  return (task) => (deployments.has(task) ? builds.map(({ id }) => id) : []);
}
