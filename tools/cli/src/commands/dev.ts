import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import {
  backendProgram,
  embeddedServices,
  frontendEnvironment,
  postgresFolder,
  type ServicePlaces,
} from '../../../embedded/src/services.ts';
import { stopServer } from '../../../embedded/src/postgres.ts';
import { requireFree } from '../../../cluster/src/port-holder.ts';
import { ensureEnvFile } from '../../../settings/src/env-file.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { readSettings, type Settings } from '../../../settings/src/settings.ts';
import { prepareBackend } from '../backend-environment.ts';
import type { Values } from '../command-table.ts';
import { Progress } from '../progress.ts';
import { readPort } from '../read-port.ts';
import { runNx } from '../run-nx.ts';
import { withRunLock } from '../run-lock.ts';
import { migrate, openDatabase } from '../targets/embedded.ts';

const colours = { backend: 36, frontend: 35 };

/** `npm run dev`: both services with hot reload until Ctrl-C; the embedded database and its data are those of `npm start`. */
export default async function dev(values: Values): Promise<number> {
  const progress = new Progress();
  const port = readPort(values['port'], '--port');
  const backendPort = readPort(values['backend-port'], '--backend-port');
  return withRunLock('dev', async () => {
    ensureEnvFile();
    const settings = readSettings();
    const places: ServicePlaces = {
      databaseUrl: '',
      frontendPort: port ?? 3000,
      backendPort: backendPort ?? 8001,
    };
    await requireFree(places.frontendPort, 'npm run dev -- --port');
    await requireFree(places.backendPort, 'npm run dev -- --backend-port');
    await progress.step('backend:environment', 'uv installs the Python packages', prepareBackend);
    await progress.step('postgres', 'PostgreSQL starts', () => openDatabase(settings, places));
    // The migration of the accounts' tables is part of the frontend's build.
    await runNx(['run-many', '-t', 'build', '-p', 'frontend'], { progress, what: 'building the migration' });
    await migrate(progress, settings, places);
    const code = await serveUntilStopped(settings, places, progress);
    // The embedded target, if it runs too, uses the same server.
    if (!embeddedServices.find('backend')) await stopServer(postgresFolder);
    return code;
  });
}

async function serveUntilStopped(
  settings: Settings,
  places: ServicePlaces,
  progress: Progress,
): Promise<number> {
  const backend = backendProgram(settings, places);
  const frontendEnv = {
    ...frontendEnvironment(settings, places),
    NODE_ENV: 'development',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const next = inWorkspace('node_modules/next/dist/bin/next');
  const children = [
    launch(
      'backend',
      backend.command,
      [...backend.args, '--reload', '--reload-dir', 'src'],
      backend.cwd,
      backend.env,
    ),
    launch(
      'frontend',
      process.execPath,
      [next, 'dev', '-H', '127.0.0.1', '-p', String(places.frontendPort)],
      inWorkspace('apps/frontend'),
      frontendEnv,
    ),
  ];
  progress.note(`\nhttp://localhost:${places.frontendPort} (Ctrl-C stops all)\n`);
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  let asked = false;
  const stopAsAsked = () => {
    asked = true;
    stop();
  };
  process.on('SIGINT', stopAsAsked).on('SIGTERM', stopAsAsked);
  const exits = children.map(
    (child) => new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1))),
  );
  // One of the two alone is of no use.
  const first = await Promise.race(exits);
  stop();
  await Promise.all(exits);
  return asked ? 0 : first || 1;
}

function launch(
  name: keyof typeof colours,
  command: string,
  args: string[],
  cwd: string,
  env: Record<string, string>,
): ChildProcess {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const prefix = process.stdout.isTTY
    ? `\x1b[${colours[name]}m${name.padEnd(8)}\x1b[0m │ `
    : `${name.padEnd(8)} │ `;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => process.stdout.write(`${prefix}${line}\n`));
  }
  child.on('error', (error) => process.stdout.write(`${prefix}${error.message}\n`));
  return child;
}
