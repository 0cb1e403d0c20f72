import { theCluster, type Cluster } from '../../../cluster/src/kubernetes.ts';
import type { LiveFacts } from '../../../cluster/src/live/facts.ts';
import { serviceNames } from '../../../settings/src/services.ts';
import type { PlannedTask } from '../events/event.ts';
import { imagesOf } from '../nx/checkout-images.ts';
import { createTaskGraph } from '../nx/internals.ts';
import { hashedTasks, needsOf, pruned, type HashedTasks } from '../nx/tasks.ts';
import { openWorkspace, type Workspace } from '../nx/workspace.ts';
import { lookAside, type Aside } from './aside.ts';
import { decide } from './decide.ts';
import { kindsOf, type PipelineTask } from './kinds.ts';

/** What `npm start` would do on a cluster, and all that it was decided from. */
export interface Plan {
  workspace: Workspace;
  cluster: Cluster;
  configuration: string;
  facts: LiveFacts;
  /** All tasks, hashed, with what Nx has of them. */
  hashed: HashedTasks;
  kinds: PipelineTask[];
  /** Image of each project that has one. */
  images: Record<string, string>;
  tasks: PlannedTask[];
  /** The graph of the tasks that are to run; empty when nothing is to do. */
  toRun: HashedTasks['graph'];
}

const target = 'deploy';
const defaultConfiguration = 'dev';

/**
 * Looks at the checkout and at the cluster at the same time, and decides for each task. Changes nothing.
 * @param asked the configuration; default: the one that is deployed, else dev
 */
export async function makePlan(asked?: string, cluster: Cluster = theCluster()): Promise<Plan> {
  // Its releases are those of this workspace; their names are known before the graph is.
  const aside = lookAside(serviceNames);
  try {
    const opened = await openWorkspace();
    const question = { projects: deployables(opened), target, configuration: asked ?? defaultConfiguration };
    const hashed = await hashedTasks(opened, question);
    const facts = await aside.facts;
    return await decided(aside, { opened, hashed, facts, asked, cluster });
  } finally {
    aside.end();
  }
}

interface Known {
  opened: Workspace;
  hashed: HashedTasks;
  facts: LiveFacts;
  asked: string | undefined;
  cluster: Cluster;
}

async function decided(aside: Aside, { opened, hashed, facts, asked, cluster }: Known): Promise<Plan> {
  const configuration = asked ?? deployedConfiguration(facts) ?? defaultConfiguration;
  const graph =
    configuration === (asked ?? defaultConfiguration) ? hashed : reconfigured(opened, hashed, configuration);
  const kinds = kindsOf(opened.graph, graph.graph);
  const images = imagesOf(graph);
  const verdicts = await aside.judge({ tasks: kinds, wanted: { configuration, images } });
  const decisions = decide({ graph: graph.graph, tasks: kinds, cached: graph.cached, verdicts });
  const tasks = kinds.map(({ id }): PlannedTask => ({
    task: id,
    needs: needsOf(graph.graph, id),
    ...decisions.get(id)!,
  }));
  const keep = new Set(tasks.filter((one) => one.action !== 'unchanged').map((one) => one.task));
  return {
    workspace: opened,
    cluster,
    configuration,
    facts,
    hashed: graph,
    kinds,
    images,
    tasks: tasks.filter((one) => kinds.find((kind) => kind.id === one.task)?.kind !== 'end'),
    toRun: pruned(graph.graph, keep),
  };
}

/** Projects with the end of a chain, `nx deploy <app>`, by name. */
export function deployables({ graph }: Pick<Workspace, 'graph'>): string[] {
  const apps = Object.values(graph.nodes).filter(
    ({ data }) => data.targets?.[target]?.executor === 'nx:noop',
  );
  return apps.map(({ name }) => name).sort();
}

/** The configuration that is deployed, also where it is what a rollback brought back. */
const deployedConfiguration = ({ releases }: LiveFacts): string | undefined =>
  Object.values(releases).find(({ release }) => release?.configuration)?.release?.configuration;

/** The same tasks with another configuration: what is cached has none, so its hash holds. */
function reconfigured(
  workspace: Workspace,
  { graph, cached }: HashedTasks,
  configuration: string,
): HashedTasks {
  const other = createTaskGraph(workspace.graph, {}, deployables(workspace), [target], configuration, {});
  for (const task of Object.values(other.tasks)) {
    const hash = graph.tasks[task.id]?.hash;
    if (hash) task.hash = hash;
  }
  return { graph: other, cached };
}
