import { afterEach, expect, test, vi } from 'vitest';
import { asProblem } from '../../../../../libs/problem/src/problem.ts';
import type { Answers } from '../../../../cluster/src/fixtures/fake-programs.ts';
import { access, cluster, fakes, kubectlAnswers } from '../../fixtures/ai-programs.ts';
import { printed } from '../../fixtures/printed.ts';
import { installKagent, removeKagent } from './install.ts';
import { askKagent } from './invoke.ts';

const shown = printed();
afterEach(() => void vi.unstubAllEnvs());

const absent = { stderr: 'Error: release: not found\n', exitCode: 1 };
const status = JSON.stringify({ info: { status: 'failed', description: 'Release "kagent" failed' } });
const there = { 'status kagent-crds': status, 'status kagent': status };
/** Where the Secret of the key is not: somebody else made it. */
const byHand = { 'get secret todo-chatbot-kagent': { stderr: 'NotFound', exitCode: 1 } };
const none = { 'status kagent-crds': absent, 'status kagent': absent };
const helmWorks = { 'upgrade --install': 'installed\n', uninstall: 'gone\n' };
const names = 'serviceaccount/kagent-controller\nserviceaccount/kagent-tools\n';
const kubectl = (more: Answers = {}): Answers => ({
  'get secret todo-chatbot-kagent': 'secret/todo-chatbot-kagent\n',
  'get namespace kagent': { stderr: 'NotFound', exitCode: 1 },
  'create -f -': 'made\n',
  'apply --server-side': 'made\n',
  'delete secret': '',
  'get namespaces': 'namespace/kagent\n',
  'delete namespace': '',
  'get serviceaccounts': names,
  'auth can-i': { stdout: 'no\n', exitCode: 1 },
  ...kubectlAnswers,
  ...more,
});
const facts = async (work: Promise<unknown>) =>
  asProblem(
    await work.then(
      () => undefined,
      (error: unknown) => error,
    ),
  ).facts;
const running = () => Promise.resolve(cluster);
const wish = { question: 'analyze the cluster health', seconds: 10, plain: ['kubectl get nodes'] };
const tell = (line: string) => void (shown.text += `${line}\n`);

test('install: both charts in the pinned version, lean, the key in a Secret of its own by stdin alone', async () => {
  const programs = fakes({ helm: { ...none, ...helmWorks }, kubectl: kubectl() });
  await installKagent(cluster, access, [], tell);
  const upgrades = programs.calls('helm').filter(({ args }) => args[0] === 'upgrade');
  expect(upgrades.map(({ args }) => args.join(' '))).toEqual(
    ['kagent-crds', 'kagent'].map(
      (name) =>
        `upgrade --install ${name} oci://ghcr.io/kagent-dev/kagent/helm/${name} --version 0.9.12 -f - --wait --timeout 5m --kube-context todo -n kagent`,
    ),
  );
  expect(JSON.parse(upgrades[1]!.stdin)).toMatchObject({
    kmcp: { enabled: false },
    'istio-agent': { enabled: false },
    'kagent-tools': { rbac: { readOnly: true, allowSecrets: false } },
    providers: {
      default: 'openAI',
      openAI: {
        model: access.model,
        apiKeySecretRef: 'todo-chatbot-kagent',
        apiKeySecretKey: 'api-key',
        config: { baseUrl: access.baseUrl },
      },
    },
  });
  const secret = programs.calls('kubectl').find(({ args }) => args.includes('apply'))!;
  expect(JSON.parse(secret.stdin)).toMatchObject({
    kind: 'Secret',
    stringData: { 'api-key': access.apiKey },
  });
  const rest = programs.calls().filter((call) => call !== secret && call.stdin !== secret.stdin);
  expect(JSON.stringify(rest)).not.toContain('hunter2');
  expect(secret.args.join(' ')).not.toContain('hunter2');
  for (const line of programs.lines('kubectl')) expect(line).toMatch(/^kubectl --context todo -n kagent /);
});

test('install: one of somebody else stays, no endpoint installs nothing, helm’s fault is told', async () => {
  const programs = fakes({ helm: { ...there, ...helmWorks }, kubectl: kubectl(byHand) });
  expect(await facts(installKagent(cluster, access, [], tell))).toMatchObject({ code: 'AI-KAGENT-FOREIGN' });
  expect(await facts(installKagent(cluster, undefined, [], tell))).toMatchObject({ code: 'AI-NO-ENDPOINT' });
  expect(programs.lines('kubectl').join('\n')).not.toMatch(/ (apply|create) /);
  fakes({ helm: { ...none, 'upgrade --install': { stderr: 'timed out', exitCode: 1 } }, kubectl: kubectl() });
  expect(await facts(installKagent(cluster, access, [], tell))).toMatchObject({
    code: 'AI-KAGENT-HELM',
    words: 'timed out',
  });
});

test('remove: what was installed from here, though it failed half way: the last first, then the Secret and our namespace', async () => {
  const programs = fakes({ helm: { ...there, ...helmWorks }, kubectl: kubectl() });
  expect(await removeKagent(cluster, tell)).toBe(true);
  expect(programs.calls('helm').flatMap(({ args }) => (args[0] === 'uninstall' ? [args[1]] : []))).toEqual([
    'kagent',
    'kagent-crds',
  ]);
  const changed = programs.lines('kubectl').map((line) => line.split(' -n kagent ')[1]!);
  expect(changed.filter((line) => !line.startsWith('get secret'))).toEqual([
    'delete secret todo-chatbot-kagent --ignore-not-found',
    'get namespaces -l app.kubernetes.io/managed-by=todo-chatbot -o name',
    'delete namespace kagent --wait=false',
  ]);
});

test('remove: nothing there, a namespace that is not ours, and an installation of somebody else', async () => {
  let programs = fakes({ helm: none, kubectl: kubectl({ 'get namespaces': '' }) });
  expect(await removeKagent(cluster, tell)).toBe(false);
  expect(programs.lines('kubectl').join('\n')).not.toContain('delete namespace');
  programs = fakes({ helm: { ...there, ...helmWorks }, kubectl: kubectl(byHand) });
  expect(await facts(removeKagent(cluster, tell))).toMatchObject({
    code: 'AI-KAGENT-FOREIGN',
    class: 'refused',
  });
  expect(programs.lines().join('\n')).not.toMatch(/uninstall|delete/);
});

const invoked = 'invoke --namespace kagent --agent k8s-agent --task';
const kagent = (invoke: Answers[string], version = '0.9.12'): Answers => ({
  version: JSON.stringify({ kagent_version: version }),
  [invoked]: invoke,
});

test('a question: the agent for Kubernetes is asked, its words are redacted, its exit code is given on', async () => {
  vi.stubEnv('JWT_SECRET', 'jwt-hunter2');
  const answer = { stdout: 'All well jwt-hunter2 own-hunter2-token\n', exitCode: 4 };
  const programs = fakes({ helm: there, kubectl: kubectl(), kagent: kagent(answer) });
  expect(await askKagent(running, { ...wish, question: 'health jwt-hunter2' }, false)).toBe(4);
  expect(programs.lines('kagent')[1]).toBe(`kagent ${invoked} health *** --timeout 10s`);
  expect(shown.text).toBe('All well *** ***\n');
});

test('an error with exit code 0, and nothing at all, are no answers', async () => {
  for (const said of ['Error: no agent of that name\n', '']) {
    fakes({ helm: there, kubectl: kubectl(), kagent: kagent(said) });
    expect(await facts(askKagent(running, wish, false))).toMatchObject({ code: 'AI-TOOL-EMPTY' });
  }
});

test('the end of its time', async () => {
  fakes({ helm: there, kubectl: kubectl(), kagent: kagent({ seconds: 60 }) });
  expect(await askKagent(running, { ...wish, seconds: 1 }, false)).toBe(124);
  expect(shown.text).toContain('AI-TOOL-TIMEOUT');
});

test('tools that may read Secrets are not asked, unless it is said', async () => {
  for (const answer of [{ stdout: 'yes\n' }, { stderr: 'refused', exitCode: 1 }]) {
    const asked = kubectl({ 'auth can-i': answer });
    const programs = fakes({ helm: there, kubectl: asked, kagent: kagent('well\n') });
    expect(await facts(askKagent(running, wish, false))).toMatchObject({
      code: 'AI-KAGENT-SECRETS',
      where: expect.stringContaining('kagent-controller, kagent-tools'),
    });
    expect(programs.lines('kagent')).toEqual(['kagent version']);
    expect(await askKagent(running, wish, true)).toBe(0);
  }
});

test('the accounts are asked for the namespace of the app', async () => {
  const programs = fakes({ helm: there, kubectl: kubectl(), kagent: kagent('well\n') });
  await askKagent(running, wish, false);
  const asked = programs.lines('kubectl').filter((line) => line.includes('can-i'));
  expect(asked).toContain(
    'kubectl --context todo -n kagent auth can-i get secrets --as=system:serviceaccount:kagent:kagent-tools --namespace here',
  );
});

test('missing on this machine, missing in the cluster, of another version', async () => {
  fakes({ helm: none, kubectl: kubectl() });
  expect(await facts(askKagent(running, wish, false))).toMatchObject({
    code: 'AI-TOOL-MISSING',
    next: 'without it: kubectl get nodes',
  });
  fakes({ helm: none, kubectl: kubectl(), kagent: kagent('well\n') });
  expect(await facts(askKagent(running, wish, false))).toMatchObject({ code: 'AI-KAGENT-ABSENT' });
  fakes({ helm: there, kubectl: kubectl(), kagent: kagent('well\n', '1.0.0') });
  expect(await askKagent(running, wish, false)).toBe(0);
  expect(shown.text).toContain('AI-TOOL-VERSION: the program kagent is 1.0.0');
});
