import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import type { Answers } from '../../../../cluster/src/fixtures/fake-programs.ts';
import { access, cluster, fakes } from '../../fixtures/ai-programs.ts';
import { facts, kubectlOf, none, there } from '../../fixtures/kagent.ts';
import { printed } from '../../fixtures/printed.ts';
import { valuesOf } from './charts.ts';
import { askKagent } from './invoke.ts';

const shown = printed();
afterEach(() => void vi.unstubAllEnvs());
/** The cluster after our own installation. */
const ours = valuesOf('kagent', access);
const kubectl = (more: Answers = {}) => kubectlOf(ours, more);
const running = () => Promise.resolve(cluster);
const wish = { question: 'analyze the cluster health', seconds: 10, plain: ['kubectl get nodes'] };

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

const text = (words: string) => ({ parts: [{ kind: 'text', text: words }] });
const task = (state: string, more: object) =>
  `${JSON.stringify({ kind: 'task', status: { state }, ...more })}\n`;

test('the agent’s task is shown as its words, redacted, not as JSON', async () => {
  vi.stubEnv('JWT_SECRET', 'jwt-hunter2');
  const answer = task('completed', {
    artifacts: [text('Two pods.\nThe key is jwt-hunter2')],
    history: [text('?')],
  });
  fakes({ helm: there, kubectl: kubectl(), kagent: kagent(answer) });
  expect(await askKagent(running, wish, false)).toBe(0);
  expect(shown.text).toBe('Two pods.\nThe key is ***\n');
});

test.each([
  ['failed', 'failed; the words above'],
  ['input-required', 'asks something back'],
])('a task that is %s is no success, though the program says so', async (state, cause) => {
  const answer = task(state, { status: { state, message: text('I could not') } });
  fakes({ helm: there, kubectl: kubectl(), kagent: kagent(answer) });
  const told = await facts(askKagent(running, wish, false));
  expect(told).toMatchObject({ code: 'AI-KAGENT-TASK', what: expect.stringContaining(state) });
  expect(told.cause).toContain(cause);
  expect(told.class).toBeUndefined();
  expect(shown.text).toBe('I could not\n');
});

test('both of its calls see the deployed context alone, and none of the user’s settings', async () => {
  vi.stubEnv('KUBECONFIG', '/theirs');
  vi.stubEnv('PGPASSWORD', 'pg-hunter2');
  const programs = fakes({ helm: there, kubectl: kubectl() });
  const seen = join(programs.folder, 'seen');
  const keep = `echo "$1" >> '${seen}'; env >> '${seen}'; cat "$KUBECONFIG" >> '${seen}'; echo >> '${seen}'`;
  writeFileSync(join(programs.folder, 'kagent'), `#!/bin/sh\n${keep}\necho '0.9.12 is well'\n`, {
    mode: 0o755,
  });
  expect(await askKagent(running, wish, false)).toBe(0);
  const calls = readFileSync(seen, 'utf8').split(/^(?=version$|invoke$)/m);
  expect(calls.map((one) => one.split('\n')[0])).toEqual(['version', 'invoke']);
  for (const call of calls) {
    expect(call).toContain('"current-context":"todo"');
    expect(call).toMatch(/^HOME=.*todo-ai-/m);
    expect(call).not.toMatch(/theirs|pg-hunter2/);
  }
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

test('after our own installation it is asked; with the chart’s own rights, or half of ours, it is not', async () => {
  const { rbac: _, ...open } = ours as { rbac: object };
  for (const values of [
    {},
    open,
    { ...ours, 'kagent-tools': { rbac: { readOnly: true, allowSecrets: true } } },
  ]) {
    fakes({ helm: there, kubectl: kubectlOf(values), kagent: kagent('well\n') });
    expect(await facts(askKagent(running, wish, false))).toMatchObject({ code: 'AI-KAGENT-SECRETS' });
  }
  fakes({ helm: there, kubectl: kubectlOf(ours), kagent: kagent('well\n') });
  expect(await askKagent(running, wish, false)).toBe(0);
});

test('one that may only list them reads them, too', async () => {
  const asked = kubectl({
    'auth can-i': '',
    'can-i list': 'yes\n',
    'can-i get': { stdout: 'no\n', exitCode: 1 },
  });
  delete asked['auth can-i'];
  fakes({ helm: there, kubectl: asked, kagent: kagent('well\n') });
  expect(await facts(askKagent(running, wish, false))).toMatchObject({ code: 'AI-KAGENT-SECRETS' });
});

test('tools that may read Secrets are not asked, unless it is said', async () => {
  for (const answer of [{ stdout: 'yes\n' }, { stderr: 'refused', exitCode: 1 }]) {
    const asked = kubectl({ 'auth can-i': answer });
    const programs = fakes({ helm: there, kubectl: asked, kagent: kagent('well\n') });
    expect(await facts(askKagent(running, wish, false))).toMatchObject({
      code: 'AI-KAGENT-SECRETS',
      where: expect.stringContaining('kagent-controller, kagent-tools'),
    });
    expect(programs.lines('kagent')).toEqual([]);
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
