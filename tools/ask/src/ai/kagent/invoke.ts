import { Writable } from 'node:stream';
import { which } from 'zx';
import { Problem } from '../../../../../libs/problem/src/problem.ts';
import type { Cluster } from '../../../../cluster/src/kubernetes.ts';
import { hide } from '../../model/hide.ts';
import { cleanEnvironment } from '../clean-environment.ts';
import type { Wish } from '../kubectl-ai.ts';
import { homeIn, withKubeconfig, type Place } from '../kubeconfig.ts';
import { missing, outOfTime, saidNothing } from '../problems.ts';
import { interrupted, runTool, type ToolEnd } from '../run-tool.ts';
import { isCompleted, readAnswer } from './answer.ts';
import { kagentNamespace, kagentVersion } from './charts.ts';
import { callsOn, stateOf, type Calls } from './cluster-calls.ts';

const get = `brew install kagent, or v${kagentVersion} of https://github.com/kagent-dev/kagent/releases`;

/**
 * Asks kagent's agent for Kubernetes. Its agents work in the cluster with accounts of their own: where one of these may read
 * Secrets, it is not asked unless `allowSecrets`. Gives the program's exit code.
 * @throws Problem AI-TOOL-MISSING, AI-KAGENT-ABSENT, AI-KAGENT-SECRETS, AI-KAGENT-TASK, AI-TOOL-EMPTY
 */
export async function askKagent(
  findCluster: () => Promise<Cluster>,
  wish: Wish,
  allowSecrets: boolean,
): Promise<number> {
  const { question, seconds, plain } = wish;
  if (!(await which('kagent', { nothrow: true }))) throw missing('kagent', 'PATH', get, plain);
  const cluster = await findCluster();
  const calls = callsOn(cluster);
  if ((await stateOf('kagent', calls)) === 'absent') throw absent(plain);
  const readers = allowSecrets ? [] : await secretReaders(calls, cluster);
  if (readers.length) throw readsSecrets(readers);
  const args = ['invoke', '--namespace', kagentNamespace, '--agent', 'k8s-agent', '--task', hide(question)];
  let state: string | undefined;
  const ended = await withKubeconfig(cluster, 'own', async (place) => {
    const told = await tellVersion(place);
    if (told.code === interrupted) return told;
    return runTool({
      ...callIn(place),
      args: [...args, '--timeout', `${seconds}s`],
      seconds,
      read: (line) => {
        const answer = readAnswer(line);
        state = answer?.state ?? state;
        return answer?.text ?? line;
      },
    });
  });
  if (ended.timedOut) process.stderr.write(`${outOfTime('kagent', seconds, plain).explain()}\n`);
  // It prints some errors and ends with exit code 0.
  const [first = ''] = ended.said;
  if (ended.code === 0 && (!first || /^(error|failed)\b/i.test(first)))
    throw saidNothing('kagent', ended.said.join('\n'), plain);
  if (ended.code === 0 && state && !isCompleted(state)) throw notDone(hide(state), cluster, plain);
  return ended.code;
}

/** How kagent is started, for whatever: it looks for the cluster and its own settings each time. */
const callIn = ({ folder, kubeconfig, hide: hideCredentials }: Place) => ({
  program: 'kagent',
  env: cleanEnvironment(homeIn(folder, { KUBECONFIG: kubeconfig })),
  cwd: folder,
  hide: (line: string) => hide(hideCredentials(line)),
});

/** Told, and no reason to stop. */
async function tellVersion(place: Place): Promise<ToolEnd> {
  const nobody = new Writable({ write: (_, __, done) => done() });
  const ended = await runTool({ ...callIn(place), args: ['version'], seconds: 5 }, nobody, nobody);
  const told = ended.said.join('\n');
  if (told.includes(kagentVersion)) return ended;
  const found = /\d+\.\d+\.\d+[\w.-]*/.exec(told)?.[0] ?? 'of an unknown version';
  process.stderr.write(
    `! AI-TOOL-VERSION: the program kagent is ${found}; what is used here is that of ${kagentVersion}\n`,
  );
  return ended;
}

/** Accounts of kagent's namespace that may read Secrets of the app. */
async function secretReaders(calls: Calls, cluster: Cluster): Promise<string[]> {
  const listed = await calls.kubectl(['get', 'serviceaccounts', '-o', 'name']);
  const accounts = listed
    .split('\n')
    .filter(Boolean)
    .map((one) => one.replace(/^serviceaccount\//, ''));
  const may = async (verb: string, name: string) => {
    const as = `--as=system:serviceaccount:${kagentNamespace}:${name}`;
    const asked = ['auth', 'can-i', verb, 'secrets', as, '--namespace', cluster.namespace];
    // kubectl says `no` with exit code 1. What cannot be asked counts as a yes.
    return !/^no\b/.test((await calls.tryKubectl(asked)).stdout);
  };
  // A list holds the values as well.
  const answers = await Promise.all(
    accounts.map(async (name) => (await may('get', name)) || (await may('list', name))),
  );
  return accounts.filter((_, i) => answers[i]);
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

/** Its program ends with exit code 0 whatever came of the task. */
const notDone = (state: string, { provider }: Cluster, plain: string[]) =>
  new Problem({
    code: 'AI-KAGENT-TASK',
    what: `kagent's agent did not complete the task: ${state}`,
    where: `namespace ${kagentNamespace}, agent k8s-agent`,
    cause: /input/i.test(state)
      ? 'it asks something back, and takes no answer here'
      : 'its model or one of its tools failed; the words above are its own',
    next: `kubectl --context ${provider.context} -n ${kagentNamespace} logs deployment/k8s-agent; without it: ${plain.join(', then: ')}`,
  });

const readsSecrets = (accounts: string[]) =>
  new Problem({
    code: 'AI-KAGENT-SECRETS',
    what: 'kagent is not asked: its tools may read the Secrets of the app and send them to the model',
    where: `namespace ${kagentNamespace}, serviceaccounts ${accounts.join(', ')}`,
    cause: 'the version that is installed has no role for its tools that only reads, or other values are set',
    next: 'npm run ai -- kagent install again, where it came from here; else take the right from the role that they are bound to, or, if you mean it: npm run ai -- kagent --allow-secrets "…"',
    class: 'refused',
  });
