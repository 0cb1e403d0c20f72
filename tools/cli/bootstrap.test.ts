import { readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakePrograms } from '../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from './src/fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());

describe('packages that are missing or of another version', () => {
  const lock = (version: string, more: object = {}) =>
    JSON.stringify({
      packages: {
        '': {},
        'tools/cluster': {},
        'node_modules/zx': { version, ...more },
        'node_modules/fsevents': { version: '2.3.3', optional: true },
      },
    });

  beforeAll(() => {
    // A link so far: from here on a folder of its own, so that nothing reaches this checkout's packages.
    rmSync(join(copy.root, 'node_modules'));
    mkdirSync(join(copy.root, 'node_modules'));
  });

  test.each<[string, string | undefined]>([
    ['nothing is installed', undefined],
    ['one is of another version', lock('8.0.0')],
    ['one is missing', JSON.stringify({ packages: {} })],
    ['the list is half written', '{"packages": {"node_mod'],
  ])('%s: npm ci, and what it says when it fails', async (_, installed) => {
    writeFileSync(join(copy.root, 'package-lock.json'), lock('8.8.5'));
    const hidden = join(copy.root, 'node_modules/.package-lock.json');
    rmSync(hidden, { force: true });
    if (installed) writeFileSync(hidden, installed);
    const fakes = new FakePrograms({ npm: { ci: { stderr: 'npm error code ENOTFOUND\n', exitCode: 1 } } });
    const { code, stdout, stderr } = await copy.run('status', fakes.folder);
    expect(fakes.lines()).toEqual(['npm ci --no-fund --no-audit --loglevel=error']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /npm error code ENOTFOUND\n✖ NPM-INSTALL: npm ci ended with exit code 1\n {2}where: .*\n {2}cause: .*\n {2}next: {3}npm ci/,
    );
  });

  test('all are installed: npm is not called', async () => {
    writeFileSync(join(copy.root, 'package-lock.json'), lock('8.8.5'));
    writeFileSync(join(copy.root, 'node_modules/.package-lock.json'), lock('8.8.5'));
    const fakes = new FakePrograms({ npm: { ci: '' } });
    // It goes on, and finds that the folder is empty in truth.
    const { code, stderr } = await copy.run('status', fakes.folder);
    expect(fakes.lines()).toEqual([]);
    expect(stderr).toMatch(/^✖ CLI-BUILD: .*esbuild[^]*next: {3}npm ci/);
    expect(code).toBe(3);
    expect(stderr).not.toContain('WSL');
  });

  test('Windows without WSL: told first, whatever comes then', async () => {
    const windows = join(copy.root, 'windows.cjs');
    writeFileSync(windows, "Object.defineProperty(process, 'platform', { value: 'win32' });\n");
    const { stderr } = await copy.run('status', new FakePrograms({}).folder, {
      NODE_OPTIONS: `--require=${windows}`,
    });
    expect(stderr).toMatch(/^! Windows without WSL: [^\n]*\n {2}Instead: wsl --install, then clone/);
  });
});

describe('uv', () => {
  const uv = (fakes: FakePrograms, ...args: string[]) => copy.node('tools/cli/uv.mjs', args, fakes.folder);

  test('one on PATH that is new enough is used: arguments and exit code go through', async () => {
    const fakes = new FakePrograms({
      uv: { '--version': 'uv 0.9.0 (39b688653 2025-10-07)\n', run: { stdout: 'ran\n', exitCode: 5 } },
    });
    expect(await uv(fakes, 'run', 'a b')).toMatchObject({ code: 5, stdout: 'ran\n' });
    expect(fakes.calls('uv').at(-1)!.args).toEqual(['run', 'a b']);
  });

  test('an old one is not used; without Python it cannot be installed', async () => {
    const fakes = new FakePrograms({ uv: { '--version': 'uv 0.8.22\n' }, python3: { '': { exitCode: 1 } } });
    const { code, stderr } = await uv(fakes, 'sync');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^PYTHON-MISSING: Python 3\.11 or newer/);
  });

  test('an install that fails leaves nothing and shows the words of pip or venv', async () => {
    const words =
      'The virtual environment was not created successfully because ensurepip is not available.\n';
    const fakes = new FakePrograms({ python3: { '-c': '', '-m venv': { stdout: words, exitCode: 1 } } });
    const { code, stderr } = await uv(fakes, 'sync');
    expect(code).toBe(1);
    expect(stderr).toMatch(/UV-INSTALL: [^]*ensurepip is not available[^]*python3-venv/);
    expect(() => readFileSync(join(copy.root, '.tools/uv/bin/uv'))).toThrow('ENOENT');
  });
});
