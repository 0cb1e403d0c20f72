import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { vi } from 'vitest';
import { ensureDeployed } from './deploy.ts';
import { emptyList, objectsAsked, podList, recordedPod } from '../failures/fixtures/pods.ts';
import type { Outcome } from '../outcome/outcome.ts';
import { clusterOf, nodeAnswers } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer, type Answers } from '../fixtures/fake-programs.ts';

const secret = JSON.stringify({
  metadata: { annotations: { 'todo-chatbot/secret-hash': 'abcdef0123456789' } },
});
export const upgraded: Answer = { stdout: JSON.stringify({ version: 4, info: { status: 'deployed' } }) };
export const notFound: Answer = { stderr: 'Error: release: not found\n', exitCode: 1 };
/** A revision as helm tells it. */
export const released = (description: string, status = 'deployed'): Answer => ({
  stdout: JSON.stringify({ version: 3, manifest: 'kind: Deployment\n', info: { status, description } }),
});

/** Programs of a cluster with a node and well pods; what helm answers is given. */
export function programs(helm: Answers, kubectl: Answers = {}): FakePrograms {
  const made = new FakePrograms({
    ...nodeAnswers,
    helm: { version: 'v3.19.4', history: '[]', ...helm },
    kubectl: {
      'get secret backend-secrets': secret,
      [objectsAsked]: podList(recordedPod('fine', 'healthy')),
      'get events': emptyList,
      diff: '',
      'rollout status': 'successfully rolled out\n',
      ...kubectl,
    },
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

/** The workspace of a chart, as Nx gives it to an executor. */
export function chartContext(): ExecutorContext {
  const root = mkdtempSync(join(tmpdir(), 'todo-deploy-'));
  mkdirSync(join(root, 'chart'));
  for (const name of ['Chart.yaml', 'values.yaml', 'values-dev.yaml', 'values-prod.yaml']) {
    writeFileSync(join(root, 'chart', name), `# ${name}\n`);
  }
  return { root, taskGraph: { tasks: { 'backend:docker': { hash: '42' } } } } as unknown as ExecutorContext;
}

/** Runs the deploy target of that chart. */
export const deploy = (
  context: ExecutorContext,
  configuration = 'dev',
  values: Record<string, string> = {},
): Promise<Outcome> =>
  ensureDeployed(clusterOf(values), { release: 'backend', chart: 'chart' }, configuration, context);

/** The arguments of each `helm upgrade`. */
export const upgrades = (fakes: FakePrograms): string[][] =>
  fakes
    .calls('helm')
    .filter(({ args }) => args[0] === 'upgrade')
    .map(({ args }) => args);

/** The description that a deploy of this chart writes. */
export async function currentDescription(context: ExecutorContext, configuration = 'dev'): Promise<string> {
  const fakes = programs({ status: notFound, upgrade: upgraded });
  await deploy(context, configuration);
  const [args] = upgrades(fakes);
  return args![args!.indexOf('--description') + 1]!;
}
