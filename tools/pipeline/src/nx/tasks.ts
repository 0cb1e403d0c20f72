import type { Task, TaskGraph } from '@nx/devkit';
import { createTaskGraph, createTaskHasher, getCache, getTaskDetails, hashTasks } from './internals.ts';
import { withDatabases } from './mend.ts';
import type { Workspace } from './workspace.ts';

/** What is asked of Nx, as in `nx run-many -t deploy -p frontend backend --configuration=dev`. */
export interface Asked {
  projects: string[];
  target: string;
  configuration?: string;
}

/** The tasks that a target stands for, all hashed, and which of them Nx has in its cache. */
export interface HashedTasks {
  graph: TaskGraph;
  /** Ids of tasks whose outputs Nx would restore. */
  cached: Set<string>;
}

/** The task graph of a target, before any task runs. Hashes as Nx itself does: environment and .env files included. */
export async function hashedTasks(workspace: Workspace, asked: Asked): Promise<HashedTasks> {
  const { graph: projects, nxJson } = workspace;
  process.env['NX_LOAD_DOT_ENV_FILES'] ??= 'true';
  const graph = createTaskGraph(projects, {}, asked.projects, [asked.target], asked.configuration, {});
  return withDatabases(async () => {
    await hashTasks(createTaskHasher(projects, nxJson, {}), projects, graph, nxJson, getTaskDetails());
    return { graph, cached: await cachedIds(Object.values(graph.tasks)) };
  });
}

async function cachedIds(tasks: Task[]): Promise<Set<string>> {
  const cacheable = tasks.filter((task) => task.cache && task.hash);
  const cache = getCache({ lifeCycle: {} });
  if ('init' in cache) await cache.init();
  const found = await cache.getBatch(cacheable);
  // A failed run is kept too, with its exit code; Nx runs such a task again.
  return new Set(cacheable.filter((task) => found.get(task.hash!)?.code === 0).map((task) => task.id));
}

/** The tasks that end before a task begins. */
export const needsOf = (graph: TaskGraph, id: string): string[] => graph.dependencies[id] ?? [];

/** The same graph without the tasks that are not in `keep`; who needed one of those needs what it needed. */
export function pruned(graph: TaskGraph, keep: Set<string>): TaskGraph {
  const through = (id: string): string[] =>
    keep.has(id) ? [id] : needsOf(graph, id).flatMap((one) => through(one));
  const dependencies: TaskGraph['dependencies'] = {};
  const tasks: TaskGraph['tasks'] = {};
  const continuousDependencies: TaskGraph['continuousDependencies'] = {};
  for (const [id, task] of Object.entries(graph.tasks)) {
    if (!keep.has(id)) continue;
    tasks[id] = task;
    dependencies[id] = [...new Set(needsOf(graph, id).flatMap(through))];
    continuousDependencies[id] = [];
  }
  const roots = Object.keys(tasks).filter((id) => dependencies[id]!.length === 0);
  return { roots, tasks, dependencies, continuousDependencies };
}
