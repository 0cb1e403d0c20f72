import { expect, test } from 'vitest';
import { judgeSystem, thisSystem, type System } from './system.ts';

const usual: System = {
  platform: 'linux',
  arch: 'x64',
  processor: 'Intel(R) Core(TM) i7',
  wsl: false,
  folder: '/home/ada/todo-chatbot',
};

test.each<[string, Partial<System>, string]>([
  ['Linux', {}, 'linux, x64; images are built for it'],
  ['ARM', { arch: 'arm64', processor: '' }, 'linux, arm64; images are built for it'],
  [
    'Apple, with a Node of its own',
    { platform: 'darwin', arch: 'arm64', processor: 'Apple M2' },
    'darwin, arm64; images are built for it',
  ],
  ['Intel under macOS', { platform: 'darwin' }, 'darwin, x64; images are built for it'],
  ['WSL', { wsl: true }, 'linux, x64, in WSL; images are built for it'],
  ['a mount of Linux itself', { folder: '/mnt/d/todo' }, 'linux, x64; images are built for it'],
])('%s is well', (_, system, found) => {
  expect(judgeSystem({ ...usual, ...system })).toEqual({ state: 'ok', found });
});

test.each<[string, Partial<System>, RegExp, RegExp]>([
  ['Windows without WSL', { platform: 'win32' }, /Windows without WSL/, /^wsl --install, then clone/],
  [
    "a Node for Intel's processors on Apple's",
    { platform: 'darwin', processor: 'VirtualApple @ 2.50GHz processor' },
    /translated/,
    /arm64 versions of Node, minikube/,
  ],
  [
    "Windows' disk under WSL",
    { wsl: true, folder: '/mnt/c/Users/ada/todo' },
    /\/mnt\/c\/Users\/ada\/todo/,
    /git clone/,
  ],
])('%s has its fix', (_, system, found, fix) => {
  expect(judgeSystem({ ...usual, ...system })).toEqual({
    state: 'warn',
    found: expect.stringMatching(found),
    fix: expect.stringMatching(fix),
  });
});

test('this machine is one of them', () => {
  const { platform, arch } = process;
  expect(thisSystem()).toMatchObject({ platform, arch, processor: expect.any(String) });
});
