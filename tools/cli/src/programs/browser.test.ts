import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { openers, openInBrowser } from './browser.ts';

const url = 'http://localhost:30000';
const screen = { platform: 'linux', env: { DISPLAY: ':0' } } as const;

function programs(made: Record<string, Answers>): FakePrograms {
  const fakes = new FakePrograms(made);
  vi.stubEnv('PATH', fakes.folder);
  return fakes;
}
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['linux', { DISPLAY: ':0' }, ['xdg-open']],
  ['linux', { WAYLAND_DISPLAY: 'w' }, ['xdg-open']],
  ['linux', {}, []],
  ['linux', { WSL_DISTRO_NAME: 'Debian' }, ['wslview', 'explorer.exe']],
  ['darwin', {}, ['open']],
  ['win32', {}, ['cmd']],
  ['linux', { BROWSER: 'lynx' }, ['lynx']],
] as const)('%s %j', (platform, env, expected) => {
  expect(openers({ platform, env }).map(([program]) => program)).toEqual(expected);
});

test('the first program that takes the address', async () => {
  const fakes = programs({ 'xdg-open': { '': '' } });
  expect(await openInBrowser(url, screen)).toEqual({ opened: true, words: 'opened with xdg-open' });
  expect(fakes.lines()).toEqual([`xdg-open ${url}`]);
});

test('one that refuses is passed over', async () => {
  programs({ firefox: { '': { exitCode: 3 } }, 'xdg-open': { '': '' } });
  const env = { ...screen.env, BROWSER: 'firefox' };
  expect(await openInBrowser(url, { ...screen, env })).toMatchObject({ words: 'opened with xdg-open' });
});

test('without a program or a screen it says so, and fails in no case', async () => {
  programs({});
  expect(await openInBrowser(url, screen)).toMatchObject({
    opened: false,
    words: expect.stringContaining('xdg-open'),
  });
  expect(await openInBrowser(url, { platform: 'linux', env: {} })).toMatchObject({
    opened: false,
    words: expect.stringContaining('no screen'),
  });
  const broken = join(mkdtempSync(join(tmpdir(), 'todo-browser-')), 'browser');
  writeFileSync(broken, 'no program', { mode: 0o755 });
  expect(await openInBrowser(url, { platform: 'linux', env: { BROWSER: broken } })).toMatchObject({
    opened: false,
  });
});
