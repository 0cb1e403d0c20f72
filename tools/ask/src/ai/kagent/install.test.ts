import { afterEach, expect, test, vi } from 'vitest';
import type { Answers } from '../../../../cluster/src/fixtures/fake-programs.ts';
import { access, cluster, fakes } from '../../fixtures/ai-programs.ts';
import { byHand, facts, helmWorks, kubectlOf, none, there } from '../../fixtures/kagent.ts';
import { printed } from '../../fixtures/printed.ts';
import { installKagent, removeKagent } from './install.ts';

const shown = printed();
afterEach(() => void vi.unstubAllEnvs());
const kubectl = (more: Answers = {}) => kubectlOf({}, more);
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
    rbac: { namespaces: ['kagent'] },
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
