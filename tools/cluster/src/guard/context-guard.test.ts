import { expect, test } from 'vitest';
import type { ProviderName } from '../../../settings/src/settings.ts';
import { judgeContext } from './context-guard.ts';
import { readContexts, type Contexts } from './kubeconfig.ts';

const contexts: Contexts = {
  minikube: { server: 'https://192.168.49.2:8443', minikube: true },
  prod: { server: 'https://admin:hunter2@203.0.113.7:6443', minikube: false },
  'kind-todo': { server: 'https://127.0.0.1:40811', minikube: false },
  'kind-inside': { server: 'https://inside-control-plane:6443', minikube: false },
  'kind-prod': { server: 'https://kube.example.org', minikube: false },
  'kind-lan': { server: 'https://172.18.0.9:6443', minikube: false },
  'kind-odd': { server: 'not a URL', minikube: false },
};
const judge = (provider: ProviderName, context: string, allowedContexts: string[] = []) =>
  judgeContext({ provider, context }, contexts, { allowedContexts })?.facts;

test.each<[string, ProviderName, string, string[]]>([
  ["Minikube's own", 'minikube', 'minikube', []],
  ['a profile that is not made yet', 'minikube', 'todo', []],
  ['a kind cluster on the loopback', 'kind', 'kind-todo', []],
  ["a kind cluster by its node's name", 'kind', 'kind-inside', []],
  ['a kind cluster that is not made yet', 'kind', 'kind-new', []],
  ['one that .env names', 'context', 'prod', ['other', 'prod']],
])('%s is allowed', (_, provider, context, allowed) => {
  expect(judge(provider, context, allowed)).toBeUndefined();
});

test.each<[string, ProviderName, string, string[]]>([
  ["a profile with the name of somebody's cluster", 'minikube', 'prod', []],
  ['the same, named in .env: minikube would overwrite the context', 'minikube', 'prod', ['prod']],
  ['a kind cluster under the name of a profile', 'minikube', 'kind-todo', []],
  ['a context called kind-… that is elsewhere', 'kind', 'kind-prod', []],
  ['the same at a private address', 'kind', 'kind-lan', []],
  ['the same with a server that cannot be read', 'kind', 'kind-odd', []],
  ['one that .env does not name', 'context', 'prod', []],
  ['one of which .env names a part', 'context', 'prod', ['pro', 'production']],
  ["Minikube's as one elsewhere, unnamed", 'context', 'minikube', []],
])('%s is refused', (_, provider, context, allowed) => {
  const facts = judge(provider, context, allowed);
  expect(facts).toMatchObject({ code: 'CONTEXT-REFUSED', class: 'refused' });
  expect(facts!.next).toContain(`ALLOWED_CONTEXTS=${context} `);
});

test('the refusal names context and server, the line that allows it, and the other way out; no credentials', () => {
  const facts = judge('minikube', 'prod')!;
  expect(facts.where).toBe('context prod, server https://203.0.113.7:6443');
  expect(facts.next).toBe(
    'if you mean it, put this line into .env: ALLOWED_CONTEXTS=prod and npm start -- --target context --context prod; if not: MINIKUBE_PROFILE=todo (a profile of its own name)',
  );
  expect(JSON.stringify(facts)).not.toContain('hunter2');
});

test('a context elsewhere that is not there: the known names', () => {
  expect(judge('context', 'prdo', ['prdo'])).toMatchObject({
    code: 'CONTEXT-MISSING',
    cause: expect.stringContaining('known are minikube, prod, kind-todo'),
  });
});

test('a kubeconfig is read as kubectl shows it', () => {
  const extension = { provider: 'minikube.sigs.k8s.io', version: 'v1.38.1' };
  expect(
    readContexts({
      contexts: [
        { name: 'a', context: { cluster: 'one' } },
        { name: 'b', context: { cluster: 'gone' } },
        { name: 'c' },
      ],
      clusters: [{ name: 'one', cluster: { server: 'https://h', extensions: [{ extension }] } }],
    }),
  ).toEqual({ a: { server: 'https://h', minikube: true } });
  expect(readContexts({ contexts: null, clusters: null })).toEqual({});
});
