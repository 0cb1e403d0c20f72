import type { ExecutorContext } from '@nx/devkit';
import { ensureDeployed, type DeployOptions, type KnownRelease } from '../../../cluster/src/deploy/deploy.ts';
import { theCluster } from '../../../cluster/src/kubernetes.ts';
import type { ExecutorFacts, Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { wantedSecrets } from '../../../cluster/src/secrets/secrets.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { Kind } from './kinds.ts';
import type { Plan } from './plan.ts';
import { releaseSources } from './release-sources.ts';

interface Executor {
  default: { step: (options: never, context: ExecutorFacts) => Promise<Outcome> };
}

/** The executors whose work can be done in this process, by the kind of task; the same code that `nx run` starts. */
const executors: Partial<Record<Kind, () => Promise<Executor>>> = {
  up: () => import('../../../cluster/src/executors/up.ts'),
  database: () => import('../../../cluster/src/executors/database.ts'),
  secrets: () => import('../../../cluster/src/executors/secrets.ts'),
  load: () => import('../../../cluster/src/executors/load.ts'),
  release: () => import('../../../cluster/src/executors/deploy.ts'),
};

/** Whether a task of a plan is done in this process. */
export const isDoneHere =
  ({ kinds }: Plan) =>
  (task: string): boolean =>
    (kinds.find(({ id }) => id === task)?.kind ?? 'other') in executors;

/** Does the work of one task, with the options and the context that Nx would give its executor. */
export async function doHere(plan: Plan, id: string): Promise<Outcome> {
  const { workspace, hashed, kinds } = plan;
  const { project, target, configuration } = hashed.graph.tasks[id]!.target;
  const node = workspace.graph.nodes[project]!;
  const found = node.data.targets![target]!;
  const options: unknown = { ...found.options, ...found.configurations?.[configuration ?? ''] };
  const projects = Object.fromEntries(
    Object.values(workspace.graph.nodes).map(({ name, data }) => [name, data]),
  );
  const context = {
    root: workspaceRoot,
    cwd: workspaceRoot,
    isVerbose: false,
    projectName: project,
    targetName: target,
    ...(configuration ? { configurationName: configuration } : {}),
    taskGraph: hashed.graph,
    projectGraph: workspace.graph,
    projectsConfigurations: { version: 2, projects },
    nxJsonConfiguration: workspace.nxJson,
  } satisfies Partial<ExecutorContext>;
  const release = kinds.find((one) => one.id === id)?.release;
  if (release) {
    const known = await knownRelease(plan, release.name);
    return ensureDeployed(
      theCluster(),
      options as DeployOptions,
      configuration ?? 'dev',
      context as unknown as ExecutorContext,
      known,
    );
  }
  const executor = await executors[kinds.find((one) => one.id === id)!.kind]!();
  return executor.default.step(options as never, context);
}

/** What the plan knows of a release, where nothing that runs before it changes that. */
async function knownRelease(
  { cluster, facts, kinds, toRun }: Plan,
  name: string,
): Promise<KnownRelease | undefined> {
  const live = facts.releases[name];
  const isChanging = kinds.some(({ id, kind }) => id in toRun.tasks && /^(up|database|secrets)$/.test(kind));
  if (!live?.release || isChanging) return undefined;
  const secret = (await wantedSecrets(cluster, facts.podUrl))[`${name}-secrets`] ?? {};
  const sources = releaseSources('', secret, cluster.settings.value('BETTER_AUTH_SECRET'));
  const { secretHash, databaseUrl } = sources;
  const untouched = live.release.status === 'deployed' && live.drift.length === 0;
  return { living: live.release, secretHash, databaseUrl, database: facts.databaseIdentity, untouched };
}
