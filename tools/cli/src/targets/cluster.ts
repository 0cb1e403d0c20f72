import { closeHandover, openHandover } from '../../../cluster/src/outcome/handover.ts';
import { theCluster } from '../../../cluster/src/kubernetes.ts';
import { bringUp } from '../../../cluster/src/live/after-start.ts';
import { requireSettings } from '../../../cluster/src/providers/require-settings.ts';
import { ensureEnvWithLiving } from '../../../cluster/src/secrets/secrets.ts';
import { checkUrl, findUrl } from '../../../cluster/src/live/smoke.ts';
import { carryOut } from '../../../pipeline/src/plan/carry-out.ts';
import { explained } from '../../../pipeline/src/plan/explain.ts';
import { makePlan, type Plan } from '../../../pipeline/src/plan/plan.ts';
import { planLines } from '../../../pipeline/src/plan/print.ts';
import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { settingsStep } from './settings-step.ts';
import type { Started, StartOptions } from './started.ts';

/** Brings the app onto a cluster: looks at everything at once, then one Nx run of the tasks that are to do. */
export async function startCluster(options: StartOptions): Promise<Started> {
  const { progress, configuration, port, verbose, explain } = options;
  const cluster = theCluster(peekSettings());
  requireSettings(cluster);
  const hostPort = port ?? 30000;
  // A stopped cluster may hold the secrets that a missing .env has to take over.
  if (!hasEnvFile() && (await cluster.provider.state()) === 'stopped') {
    await progress.step('cluster:up', `${cluster.provider.name} starts`, () => bringUp(cluster, hostPort));
  }
  await settingsStep(progress, () => ensureEnvWithLiving());
  process.env['HOST_PORT'] = String(hostPort);
  const handover = openHandover();
  const plan = await makePlan(configuration, theCluster());
  const tasks = explain ? await explained(plan) : plan.tasks;
  progress.tasksPlanned(tasks);
  if (explain) progress.note(planLines(tasks).join('\n'));
  await carryOut(plan, progress, { verbose, handover }).finally(() => closeHandover(handover));
  const url = await answeringUrl(plan);
  return {
    url,
    stop: 'npm run down',
    look: `kubectl --context ${cluster.provider.context} -n ${cluster.namespace} get pods`,
  };
}

/** Where the app answers now: the address at which it did before, or the first that does. */
async function answeringUrl({ toRun, facts }: Plan): Promise<string> {
  const { url } = facts;
  if (url && Object.keys(toRun.tasks).length === 0) return url;
  const same =
    url &&
    (await checkUrl(url).then(
      () => true,
      () => false,
    ));
  return same ? url : findUrl(theCluster());
}
