import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestServer } from './serve.ts';
import { TEST_SECRET } from './test-secret.ts';
import { testDatabaseUrl } from './test-database.ts';

/** The assembled folder, as the image holds it. */
export const output = fileURLToPath(new URL('../../../../dist/apps/frontend', import.meta.url));
const START_LIMIT_MS = 60_000;

/** The built server in a process of its own, as the image starts it. */
export interface StandaloneServer extends TestServer {
  /** From the start of the process until it was ready. */
  readySeconds: number;
  /** What it has printed so far, both streams. */
  printed(): string;
  signal(name: NodeJS.Signals): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts it without waiting: for settings with which it does not come up. */
export async function launch(settings: Record<string, string> = {}) {
  if (!existsSync(join(output, 'apps/frontend/server.js'))) {
    throw new Error('dist/apps/frontend is not there: npx nx build frontend');
  }
  const port = settings['PORT'] ? Number(settings['PORT']) : await freePort();
  const child = spawn(process.execPath, ['apps/frontend/server.js'], {
    cwd: output,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: testDatabaseUrl(),
      BETTER_AUTH_SECRET: TEST_SECRET,
      ...settings,
    } as NodeJS.ProcessEnv,
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'lost')),
  );
  return { child, port, ended, printed: () => text };
}

/**
 * Starts the built server and waits until it answers.
 * @param path what must answer with anything but an error: the readiness probe, or `/api/health/live`
 */
export async function startStandalone(
  settings: Record<string, string> = {},
  path = '/api/health/ready',
): Promise<StandaloneServer> {
  const began = performance.now();
  const { child, port, ended, printed } = await launch(settings);
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + path))) {
    if (child.exitCode !== null || performance.now() - began > START_LIMIT_MS) {
      child.kill('SIGKILL');
      throw new Error(`the standalone server did not come up:\n${printed()}`);
    }
    await sleep(10);
  }
  const readySeconds = (performance.now() - began) / 1000;
  return {
    port,
    url,
    readySeconds,
    printed,
    ended,
    signal: (name) => void child.kill(name),
    close: () => kill(child, ended),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    // Not kept: a server that ends waits a while for kept connections.
    const headers = { connection: 'close' };
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(2500) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function kill(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
