import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { proxyFinding } from './proxy.ts';

// Without Docker there is nothing to be set but the environment.
beforeEach(() => {
  vi.stubEnv('PATH', new FakePrograms({}).folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const HTTPS_PROXY = 'http://proxy:3128';

test.each([
  ['all by name', 'localhost,127.0.0.1,10.96.0.0/12,192.168.49.0/24'],
  ['larger networks, with spaces', 'localhost, 127.0.0.0/8, 10.0.0.0/8, 192.168.0.0/16'],
  ['everything', '*'],
])('NO_PROXY names %s: well', async (_, NO_PROXY) => {
  expect(await proxyFinding({ HTTPS_PROXY, NO_PROXY })).toMatchObject({ state: 'ok' });
});

test.each([
  ['nothing', '', 'localhost,127.0.0.1,10.96.0.0/12,192.168.49.0/24'],
  ['another network', 'localhost,127.0.0.1,10.96.0.0/12,192.168.50.0/24', '192.168.49.0/24'],
  ['what is no network', 'localhost,127.0.0.1,10.96.0.0/99,192.168.49.0/x', '10.96.0.0/12,192.168.49.0/24'],
])('NO_PROXY names %s: what is absent comes behind it', async (_, NO_PROXY, absent) => {
  expect(await proxyFinding({ https_proxy: HTTPS_PROXY, NO_PROXY })).toMatchObject({
    state: 'warn',
    fix: `export NO_PROXY=${[NO_PROXY, absent].filter(Boolean).join(',')}`,
  });
});

test('another spelling, and a password that is not shown', async () => {
  const { found } = await proxyFinding({ all_proxy: 'socks5://ada:p@ss@proxy:1080', NO_PROXY: '*' });
  expect(found).toMatch(/^socks5:\/\/proxy:1080, for npm/);
});
