import { serviceNames } from '../../../settings/src/services.ts';
import { hashedTasks } from './tasks.ts';
import { openWorkspace } from './workspace.ts';
import type { HashedTasks } from './tasks.ts';

/** The image of each project that builds one; the tag is the hash of its `docker` task. */
export function imagesOf({ graph }: HashedTasks): Record<string, string> {
  const built = Object.values(graph.tasks).filter((task) => task.target.target === 'docker');
  return Object.fromEntries(
    built.map(({ target: { project }, hash }) => [project, `todo-${project}:h${hash}`]),
  );
}

/** The images of the files as they are now. Costs about a second; builds nothing. */
export async function checkoutImages(): Promise<Record<string, string>> {
  const workspace = await openWorkspace();
  const hashed = await hashedTasks(workspace, { projects: [...serviceNames], target: 'docker' });
  return imagesOf(hashed);
}
