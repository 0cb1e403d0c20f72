import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { isPodman } from './podman.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function folderWith(programs: ConstructorParameters<typeof FakePrograms>[0]): string {
  const { folder } = new FakePrograms(programs);
  vi.stubEnv('PATH', folder);
  return folder;
}

test("the script of podman-docker, and a link to podman, are Podman's", async () => {
  const script = join(folderWith({}), 'docker');
  writeFileSync(
    script,
    '#!/bin/sh\necho "Emulate Docker CLI using podman." >&2\nexec /usr/bin/podman "$@"\n',
  );
  chmodSync(script, 0o755);
  expect(await isPodman()).toBe(true);
  const folder = folderWith({ podman: { '': '' } });
  symlinkSync(join(folder, 'podman'), join(folder, 'docker'));
  expect(await isPodman()).toBe(true);
});

test('Docker is none, nor is a machine without either, nor one with both', async () => {
  folderWith({ docker: { '': '' } });
  expect(await isPodman()).toBe(false);
  folderWith({ docker: { '': '' }, podman: { '': '' } });
  expect(await isPodman()).toBe(false);
  folderWith({ podman: { '': '' } });
  expect(await isPodman()).toBe(false);
});
