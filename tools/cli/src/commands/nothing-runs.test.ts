import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const bare = new FakePrograms({}).folder;
const env = join(copy.root, '.env');
afterAll(() => copy.remove());

test('status says what to type, as words and as JSON, exit code 1', async () => {
  expect(await copy.run('status', bare)).toMatchObject({
    code: 1,
    stdout: 'Nothing of this project runs. Next: npm start\n',
  });
  expect(await copy.run('status --json', bare)).toMatchObject({ code: 1, stdout: '[]\n' });
  expect(existsSync(env)).toBe(false);
});

test('down has nothing to do, and leaves .env', async () => {
  writeFileSync(env, 'JWT_SECRET=a\n');
  const { code, stderr } = await copy.run('down', bare);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringContaining('Nothing of this project runs.\n'),
  });
  expect(stderr).toContain('npm run down -- --data --yes');
  expect(readFileSync(env, 'utf8')).toBe('JWT_SECRET=a\n');
});

test('down --data --dry-run deletes nothing, --data --yes deletes .env', async () => {
  writeFileSync(env, 'JWT_SECRET=a\n');
  expect(await copy.run('down --data --dry-run', bare)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('would be deleted: .env'),
  });
  expect(existsSync(env)).toBe(true);
  expect(await copy.run('down --data --yes', bare)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('deleted: .env'),
  });
  expect(existsSync(env)).toBe(false);
});

test('a taken port is told before anything is built; .env is made by then, and stays', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const lsof = { '': `p${process.pid}\ncnode\n` };
    const { code, stdout, stderr } = await copy.run(
      `start --target embedded --port ${port}`,
      new FakePrograms({ lsof }).folder,
    );
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/✓ done +settings +\.env: BETTER_AUTH_SECRET, JWT_SECRET, POSTGRES_PASSWORD made/);
    expect(stderr).toMatch(
      new RegExp(
        `✖ PORT-TAKEN: port ${port} is taken by node \\(process ${process.pid}\\)[^]*npm start -- --target embedded --port \\d+`,
      ),
    );
    expect(statSync(env).mode & 0o777).toBe(0o600);
    expect(stderr).not.toContain(/^JWT_SECRET=(.*)$/m.exec(readFileSync(env, 'utf8'))![1]);
  } finally {
    server.close();
  }
});

test('while another command is at work: refused with its name and process', async () => {
  writeFileSync(join(copy.root, '.data/run.lock'), `${process.pid} start`);
  const { code, stderr } = await copy.run('down', bare);
  expect(code).toBe(4);
  expect(stderr).toMatch(
    new RegExp(
      `✖ RUN-LOCKED: npm run start is at work in this checkout\\n {2}where: {2}process ${process.pid}`,
    ),
  );
});
