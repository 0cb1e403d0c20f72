import { expect, test } from 'vitest';
import { settingNames } from '../../../settings/src/fixtures/no-settings.ts';
import { settingsWith } from '../../../settings/src/settings.ts';
import { envGroups } from './env-example.ts';
import { envTold } from './env-told.ts';
import { configuration } from './write-page.ts';

test('a group has its words, and a variable the comment right above it', () => {
  const text =
    '# A page.\n\n# --- First. Some words.\nA=\n# One line\n# and a second one\nB=2\n\n# --- Second\nC_1=\n';
  expect(envGroups(text)).toEqual([
    {
      title: 'First',
      words: 'Some words.',
      variables: [
        { name: 'A', comment: '' },
        { name: 'B', comment: 'One line and a second one' },
      ],
    },
    { title: 'Second', words: '', variables: [{ name: 'C_1', comment: '' }] },
  ]);
});

test('a variable in no group, or in two, is refused', () => {
  expect(() => envGroups('A=\n')).toThrow('A stands in no group');
  expect(() => envGroups('# --- One\nA=\n# --- Two\nA=\n')).toThrow('A stands twice');
});

test('nothing is told of a variable that .env.example does not have', () => {
  const names = configuration().groups.flatMap(({ variables }) => variables.map(({ name }) => name));
  expect(Object.keys(envTold).filter((name) => !names.includes(name))).toEqual([]);
});

test('tests read none of them from the shell', () => {
  const names = configuration().groups.flatMap(({ variables }) => variables.map(({ name }) => name));
  expect([...settingNames].sort()).toEqual(names.sort());
});

test('the defaults of the cluster are those of the settings', () => {
  const { provider, profile, kindCluster, namespace } = settingsWith({});
  const names = ['CLUSTER_PROVIDER', 'MINIKUBE_PROFILE', 'KIND_CLUSTER', 'K8S_NAMESPACE'];
  expect(names.map((name) => envTold[name]?.fallback)).toEqual([provider, profile, kindCluster, namespace]);
});
