import { which } from 'zx';
import { Problem } from '../../../../../libs/problem/src/problem.ts';
import { attempt } from '../../../../cluster/src/command.ts';
import type { Cluster } from '../../../../cluster/src/kubernetes.ts';
import { hide } from '../../model/hide.ts';
import { cleanEnvironment } from '../clean-environment.ts';
import type { Wish } from '../kubectl-ai.ts';
import { withKubeconfig } from '../kubeconfig.ts';
import { missing, outOfTime, saidNothing } from '../problems.ts';
import { runTool } from '../run-tool.ts';
import { kagentNamespace, kagentVersion } from './charts.ts';
import { callsOn, stateOf, type Calls } from './cluster-calls.ts';

const get = `brew install kagent, or v${kagentVersion} of https://github.com/kagent-dev/kagent/releases`;

/**
 * Asks kagent's agent for Kubernetes. Its agents work in the cluster with accounts of their own: where one of these may read
 * Secrets, it is not asked unless `allowSecrets`. Gives the program's exit code.
 * @throws Problem AI-TOOL-MISSING, AI-KAGENT-ABSENT, AI-KAGENT-SECRETS, AI-TOOL-EMPTY
 */
export async function askKagent(
  findCluster: () => Promise<Cluster>,
  wish: Wish,
  allowSecrets: boolean,
): Promise<number> {
  const { question, seconds, plain } = wish;
  if (!(await which('kagent', { nothrow: true }))) throw missing('kagent', 'PATH', get, plain);
  await tellVersion();
  const cluster = await findCluster();
  const calls = callsOn(cluster);
  if ((await stateOf('kagent', calls)) === 'absent') throw absent(plain);
  const readers = allowSecrets ? [] : await secretReaders(calls, cluster);
  if (readers.length) throw readsSecrets(readers);
  const args = ['invoke', '--namespace', kagentNamespace, '--agent', 'k8s-agent', '--task', hide(question)];
  const ended = await withKubeconfig(cluster, 'own', ({ folder, kubeconfig, hide: hideCredentials }) =>
    runTool({
      program: 'kagent',
      args: [...args, '--timeout', `${seconds}s`],
      env: cleanEnvironment({ KUBECONFIG: kubeconfig, TMPDIR: folder }),
      seconds,
      cwd: folder,
      hide: (line) => hide(hideCredentials(line)),
    }),
  );
  if (ended.timedOut) process.stderr.write(`${outOfTime('kagent', seconds, plain).explain()}\n`);
  // It prints some errors and ends with exit code 0.
  const [first = ''] = ended.said;
  if (ended.code === 0 && (!first || /^(error|failed)\b/i.test(first)))
    throw saidNothing('kagent', ended.said.join('\n'), plain);
  return ended.code;
}

async function tellVersion(): Promise<void> {
  const asked = await attempt('kagent', ['version'], { timeout: 5 });
  if (asked.stdout.includes(kagentVersion)) return;
  const found = /\d+\.\d+\.\d+[\w.-]*/.exec(asked.stdout)?.[0] ?? 'of an unknown version';
  process.stderr.write(
    `! AI-TOOL-VERSION: the program kagent is ${hide(found)}; what is used here is that of ${kagentVersion}\n`,
  );
}

/** Accounts of kagent's namespace that may read Secrets of the app. */
async function secretReaders(calls: Calls, cluster: Cluster): Promise<string[]> {
  const listed = await calls.kubectl(['get', 'serviceaccounts', '-o', 'name']);
  const accounts = listed
    .split('\n')
    .filter(Boolean)
    .map((one) => one.replace(/^serviceaccount\//, ''));
  const answers = await Promise.all(
    accounts.map((name) =>
      calls.tryKubectl([
        'auth',
        'can-i',
        'get',
        'secrets',
        `--as=system:serviceaccount:${kagentNamespace}:${name}`,
        '--namespace',
        cluster.namespace,
      ]),
    ),
  );
  // kubectl says `no` with exit code 1. What cannot be asked counts as a yes.
  return accounts.filter((_, i) => !/^no\b/.test(answers[i]!.stdout));
}

const absent = (plain: string[]) =>
  new Problem({
    code: 'AI-KAGENT-ABSENT',
    what: 'kagent is not installed in the cluster',
    where: `namespace ${kagentNamespace}`,
    cause: 'it is optional: a controller, a web page, a database and agents',
    next: `npm run ai -- kagent install; without it: ${plain.join(', then: ')}`,
    class: 'preflight',
  });

const readsSecrets = (accounts: string[]) =>
  new Problem({
    code: 'AI-KAGENT-SECRETS',
    what: 'kagent is not asked: its tools may read the Secrets of the app and send them to the model',
    where: `namespace ${kagentNamespace}, serviceaccounts ${accounts.join(', ')}`,
    cause: 'the version that is installed has no role for its tools that only reads, or other values are set',
    next: 'take the right from the role that they are bound to, or, if you mean it: npm run ai -- kagent --allow-secrets "…"',
    class: 'refused',
  });
