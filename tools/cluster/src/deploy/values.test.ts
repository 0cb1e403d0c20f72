import { expect, test } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { releaseValues, setArguments } from './values.ts';

const values = (databaseUrl: string) =>
  releaseValues(clusterOf(), 'backend', { image: 'todo-backend:h1', secretHash: 's', databaseUrl });

test.each([
  ['postgresql://u:p@host/db', undefined],
  ['postgresql://u:p@host:5432/db', undefined],
  ['postgresql://u:p@host:55432/db', undefined],
  ['postgresql://u:p@host:55433/db', '{55433}'],
  ['', undefined],
  ['no url', undefined],
])('%s: the network policies let out to its port', async (url, ports) => {
  expect((await values(url))['networkPolicy.databasePorts']).toBe(ports);
});

test.each([
  [{}, undefined],
  [{ AUTH_MODE: 'shared-secret' }, 'shared-secret'],
])('both services are told the same way of the tokens: %o', async (env, mode) => {
  const cluster = clusterOf(env);
  const node = async () => ({ address: '192.168.49.2' });
  const there = { ...cluster, provider: { ...cluster.provider, node } };
  for (const release of ['frontend', 'backend']) {
    const sources = { image: `todo-${release}:h1`, secretHash: 's', databaseUrl: '' };
    expect((await releaseValues(there, release, sources))['config.authMode']).toBe(mode);
  }
});

test('the arguments: text as it stands, with helm’s own signs escaped; ports as numbers', async () => {
  expect(setArguments({ 'config.a': 'x,y\\z', 'networkPolicy.databasePorts': '{55433}' })).toEqual([
    '--set-string',
    'config.a=x\\,y\\\\z',
    '--set',
    'networkPolicy.databasePorts={55433}',
  ]);
});
