import { expect, test } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { findHelm } from './living-helm.ts';

const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });
const find = (...commands: string[]) =>
  findHelm(
    commands.map((command, i) => `  ${100 + i}    01:0${i} ${command}`).join('\n'),
    cluster,
    'backend',
  );

test.each([
  'helm upgrade --install backend helm/backend --wait --kube-context todo -n here',
  '/usr/local/bin/helm4 rollback backend 3 --namespace=here --kube-context=todo',
  'helm uninstall backend',
])('%s', (command) => {
  expect(find('node x', command)).toEqual({ pid: 101, since: '01:01' });
});

test.each([
  'helm upgrade --install frontend helm/frontend --kube-context todo -n here',
  'helm upgrade --install backend helm/backend --kube-context todo -n there',
  'helm upgrade --install backend helm/backend --kube-context other -n here',
  'helm status backend -o json --kube-context todo -n here',
  'vim helm upgrade backend',
  'grep helm upgrade backend',
])('not %s', (command) => {
  expect(find(command)).toBeUndefined();
});
