import type { ProjectGraph, Task, TaskGraph } from '@nx/devkit';

/** What a task of the pipeline is, by its executor; the plan knows how to look at each. */
export type Kind =
  | 'up'
  | 'database'
  | 'secrets'
  | 'image'
  | 'load'
  | 'release'
  /** Nx decides: its cache has the outputs, or it runs. */
  | 'cached'
  /** Nothing of its own: the end of a chain. */
  | 'end'
  /** Nothing is known of it: it runs. */
  | 'other';

const kinds: Record<string, Kind> = {
  '@todo/cluster:up': 'up',
  '@todo/cluster:database': 'database',
  '@todo/cluster:secrets': 'secrets',
  '@todo/cluster:image': 'image',
  '@todo/cluster:load': 'load',
  '@todo/cluster:deploy': 'release',
  'nx:noop': 'end',
};

export interface PipelineTask {
  id: string;
  kind: Kind;
  project: string;
  /** Of a release: its name and its chart's folder. */
  release?: { name: string; chart: string };
}

/** Each task of a graph with its kind. */
export function kindsOf(projects: ProjectGraph, tasks: TaskGraph): PipelineTask[] {
  return Object.values(tasks.tasks).map((task) => describe(projects, task));
}

function describe(projects: ProjectGraph, task: Task): PipelineTask {
  const { project, target } = task.target;
  const found = projects.nodes[project]?.data.targets?.[target];
  const kind = kinds[found?.executor ?? ''] ?? (task.cache ? 'cached' : 'other');
  const options = (found?.options ?? {}) as { release?: string; chart?: string };
  return {
    id: task.id,
    kind,
    project,
    ...(kind === 'release'
      ? { release: { name: options.release ?? project, chart: options.chart ?? '' } }
      : {}),
  };
}
