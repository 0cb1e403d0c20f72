import { requireFree } from '../../../cluster/src/processes/port-holder.ts';
import { stopServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder, type ServicePlaces } from '../../../embedded/src/services.ts';
import { freePorts } from '../../../embedded/src/free-port.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import { runTarget } from '../../../pipeline/src/nx/run-target.ts';
import { openRun } from '../../../pipeline/src/open-run.ts';
import { ensureEnvFile } from '../../../settings/src/env-file.ts';
import { serviceNames } from '../../../settings/src/services.ts';
import { readSettings, type Settings } from '../../../settings/src/settings.ts';
import { prepareBackend } from '../programs/backend-environment.ts';
import type { Values } from '../command-line/command-table.ts';
import {
  backendFromSource,
  frontendFromSource,
  isFromSource,
  requireSource,
  serviceFromSource,
} from '../dev/programs.ts';
import { sideBySide } from '../dev/side-by-side.ts';
import { readPort } from '../command-line/read-port.ts';
import { withRunLock } from '../run/run-lock.ts';
import { migrate, openDatabase } from '../targets/embedded.ts';
import { moreServices } from '../targets/embedded-more.ts';

/** The services beside frontend and backend that run from their source. */
const more = moreServices.filter(isFromSource);
const leftOut = serviceNames.filter(
  (name) => !['frontend', 'backend', ...more.map((one) => one.name)].includes(name),
);

/** `npm run dev`: all services with hot reload until Ctrl-C; the embedded database and its data are those of `npm start`. */
export default async function dev(values: Values): Promise<number> {
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
    more.forEach(requireSource);
    await requireFree(places.frontendPort, 'npm run dev -- --port');
    await requireFree(places.backendPort, 'npm run dev -- --backend-port');
    const run = openRun({ command: 'dev', target: 'this machine' });
    if (leftOut.length)
      run.note(`${leftOut.join(', ')}: not here, project.json has no metadata.service.embedded.source`);
    await run.guard(() => prepare(run, settings, places));
    run.end('ready');
    const code = await serve(settings, places);
    // The embedded target, if it runs too, uses the same server.
    if (!embeddedServices.find('backend')) await stopServer(postgresFolder);
    return code;
  });
}

async function prepare(run: Run, settings: Settings, places: ServicePlaces): Promise<void> {
  await run.step('backend:environment', 'uv installs the Python packages', prepareBackend);
  await run.step('postgres', 'PostgreSQL starts', () => openDatabase(settings, places));
  // The migration of the accounts' tables is part of the frontend's build.
  await runTarget(run, { target: 'build', projects: ['frontend'] });
  await migrate(run, settings, places);
}

async function serve(settings: Settings, places: ServicePlaces): Promise<number> {
  const { frontendPort, backendPort, databaseUrl } = places;
  const wanted = more.map(({ embedded }) => embedded.port);
  const ports = await freePorts(wanted, [frontendPort, backendPort]);
  const others = more.map(({ name }, at) => `${name}: http://127.0.0.1:${ports[at]}\n`);
  process.stderr.write(`\nhttp://localhost:${frontendPort} (Ctrl-C stops all)\n${others.join('')}\n`);
  return sideBySide([
    backendFromSource(settings, places),
    frontendFromSource(settings, places),
    ...more.map((one, at) => serviceFromSource(one, settings, databaseUrl, ports[at]!)),
  ]);
}
