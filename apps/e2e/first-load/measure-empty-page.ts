import { chromium } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { requireBrowser } from '../support/browser.ts';
import { scriptsOf } from '../support/scripts-of.ts';
import { EMPTY_PAGE_FILE, installedVersions } from './empty-page.ts';

// Builds a Next app that has nothing but one empty page, serves it, and measures it as the journey measures ours:
// `npx nx measure-empty-page e2e`, once for each version of Next.

const workspace = join(import.meta.dirname, '../../..');
const folder = join(workspace, 'dist/empty-page');

const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  // The packages are the workspace's.
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(workspace)} } };`,
  'app/layout.js':
    'export default function Layout({ children }) { return <html><body>{children}</body></html>; }',
  'app/page.js': 'export default function Page() { return null; }',
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return (address as { port: number }).port;
}

async function answers(url: string): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end;) {
    if ((await fetch(url).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the empty page was not served at ${url} within 15 s`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'app'), { recursive: true });
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
const next = createRequire(join(workspace, 'apps/frontend/package.json')).resolve('next/dist/bin/next');
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
const build = spawnSync(process.execPath, [next, 'build'], { cwd: folder, stdio: 'inherit', env });
if (build.status !== 0) throw new Error('next build failed; its messages are above');

const port = await freePort();
const server = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', `${port}`], {
  cwd: folder,
  env,
});
try {
  const url = `http://127.0.0.1:${port}/`;
  await answers(url);
  const { path, sandbox, args } = requireBrowser();
  const browser = await chromium.launch({ executablePath: path, chromiumSandbox: sandbox, args });
  const scripts = await scriptsOf(await browser.newPage(), url).finally(() => browser.close());
  const record = { ...installedVersions(), ...scripts };
  writeFileSync(EMPTY_PAGE_FILE, `${JSON.stringify(record, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(record)}\n`);
} finally {
  server.kill();
}
