import { Problem } from '../../../../libs/problem/src/problem.ts';
import { readProblem } from '../../../../libs/problem/src/read-problem.ts';
import { done, unchanged, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { requireFree } from '../../../cluster/src/processes/port-holder.ts';
import { checkUrl } from '../../../cluster/src/live/smoke.ts';
import { contentKey } from '../../../embedded/src/content-key.ts';
import { freePort } from '../../../embedded/src/free-port.ts';
import { ensureDatabase, findServer, startServer } from '../../../embedded/src/postgres.ts';
import {
  backendProgram,
  embeddedServices as services,
  frontendProgram,
  migrations,
  postgresFolder,
  postgresPort,
  type ServicePlaces,
} from '../../../embedded/src/services.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import { runTarget } from '../../../pipeline/src/nx/run-target.ts';
import { ensureEnvFile } from '../../../settings/src/env-file.ts';
import { requireDatabase } from '../../../settings/src/database-check.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { serviceNames } from '../../../settings/src/services.ts';
import { readSettings, type Settings } from '../../../settings/src/settings.ts';
import { prepareBackend } from '../programs/backend-environment.ts';
import { collectOutput } from '../programs/collect-output.ts';
import { settingsStep } from './settings-step.ts';
import { embeddedNames, morePorts, moreServices, serveMore } from './embedded-more.ts';
import { waitReady } from './embedded-ready.ts';
import type { Started, StartOptions } from './started.ts';

/** Brings the app up without containers: an embedded PostgreSQL, and the services as processes of this machine. */
export async function startEmbedded(options: StartOptions): Promise<Started> {
  const { progress } = options;
  await settingsStep(progress, () => ensureEnvFile());
  const settings = readSettings();
  const places = { databaseUrl: '', ...(await choosePorts(options)) };
  const ports = await morePorts([places.frontendPort, places.backendPort]);
  const elsewhere = serviceNames.filter((name) => !embeddedNames.includes(name));
  if (elsewhere.length)
    progress.note(
      `${elsewhere.join(', ')}: not on this target, project.json has no metadata.service.embedded`,
    );
  const built = ['frontend', ...moreServices.map(({ name }) => name)];
  const building = runTarget(progress, { target: 'build', projects: built }, options.verbose);
  const preparing = progress.step('backend:environment', 'uv installs the Python packages', prepareBackend);
  await allEnded([
    building,
    preparing,
    progress.step('postgres', 'PostgreSQL starts', () => openDatabase(settings, places)),
  ]);

  const keys = serviceKeys(settings, places);
  const current = (['backend', 'frontend'] as const).every((name) => services.find(name)?.key === keys[name]);
  if (!current) await migrate(progress, settings, places);
  await allEnded([
    progress.step('backend', 'the backend starts', () => serve('backend', settings, places, keys.backend)),
    progress.step('frontend', 'the frontend starts', () =>
      serve('frontend', settings, places, keys.frontend),
    ),
    ...moreServices.map((one) =>
      progress.step(one.name, `${one.name} starts`, () =>
        serveMore(one, settings, places.databaseUrl, ports.get(one.name)!),
      ),
    ),
  ]);
  const url = `http://localhost:${places.frontendPort}`;
  await checkStarted(url);
  return { url, stop: 'npm run down', look: 'npm run status' };
}

/** Waits for all, then throws the first failure: nothing goes on behind the message that a person reads. */
async function allEnded(work: Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(work);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The ports of what runs already, else those that were asked for or the spec's. @throws Problem PORT-TAKEN */
async function choosePorts(asked: { port?: number; backendPort?: number }) {
  const running = { frontend: services.find('frontend')?.port, backend: services.find('backend')?.port };
  const ports = {
    frontendPort: asked.port ?? running.frontend ?? 3000,
    backendPort: asked.backendPort ?? running.backend ?? 8001,
  };
  const command = 'npm start -- --target embedded';
  if (running.frontend !== ports.frontendPort) await requireFree(ports.frontendPort, `${command} --port`);
  if (running.backend !== ports.backendPort)
    await requireFree(ports.backendPort, `${command} --backend-port`);
  return ports;
}

/** Fills in `places.databaseUrl`: the user's own database, or the embedded one. */
export async function openDatabase(settings: Settings, places: ServicePlaces): Promise<Outcome> {
  if (settings.databaseUrl) {
    await requireDatabase(settings.databaseUrl);
    places.databaseUrl = settings.databaseUrl;
    return unchanged('DATABASE_URL answers');
  }
  const port = (await findServer(postgresFolder)) ?? (await freePort(postgresPort));
  const server = await startServer(postgresFolder, port);
  places.databaseUrl = await ensureDatabase(server, 'todo', settings.value('POSTGRES_PASSWORD'));
  const where = `embedded PostgreSQL on 127.0.0.1:${server.port}`;
  return server.reused ? unchanged(`${where} runs`) : done(`${where} started, data in .data/postgres`);
}

/** Runs both migrations side by side. */
export async function migrate(progress: Run, settings: Settings, places: ServicePlaces): Promise<void> {
  const runs = migrations(settings, places).map(([name, program]) =>
    progress.step(name, 'migrations', async () => {
      const { code, output } = await collectOutput(program.command, program.args, program);
      if (code === 0) return done('schema is current');
      throw (
        readProblem(output) ??
        new Problem({
          code: 'MIGRATION',
          what: `${name} ended with exit code ${code}`,
          where: [program.command, ...program.args].join(' '),
          cause: 'see the lines above',
          next: 'npm start -- --target embedded',
          words: output,
        })
      );
    }),
  );
  await allEnded(runs);
}

export type Name = 'backend' | 'frontend';
const programs = { backend: backendProgram, frontend: frontendProgram };

/** What each service is started from: its files and its environment. */
export function serviceKeys(settings: Settings, places: ServicePlaces): Record<Name, string> {
  const files = {
    backend: ['apps/backend/src', 'apps/backend/uv.lock'],
    frontend: ['dist/apps/frontend/apps', 'dist/apps/frontend/migrate.mjs'],
  };
  const key = (name: Name) =>
    contentKey(
      files[name].map((file) => inWorkspace(file)),
      programs[name](settings, places),
    );
  return { backend: key('backend'), frontend: key('frontend') };
}

export async function serve(
  name: Name,
  settings: Settings,
  places: ServicePlaces,
  key: string,
): Promise<Outcome> {
  const port = name === 'backend' ? places.backendPort : places.frontendPort;
  const running = services.find(name);
  if (running?.key === key) return unchanged(`runs on 127.0.0.1:${port} (process ${running.pid})`);
  await services.stop(name);
  const { pid } = services.start({ name, port, key, ...programs[name](settings, places) });
  await waitReady(
    name,
    `http://127.0.0.1:${port}${name === 'backend' ? '/health/ready' : '/api/health/ready'}`,
  );
  return done(`${running ? 'restarted' : 'started'} on 127.0.0.1:${port} (process ${pid})`);
}

async function checkStarted(url: string): Promise<void> {
  await checkUrl(url).catch((error: Error) => {
    throw new Problem({
      code: 'URL-AWAY',
      what: `the app does not answer: ${error.message}`,
      where: url,
      cause: 'a service stopped after it was ready',
      next: 'npm run status',
      words: `${services.lastWords('frontend', 6)}\n${services.lastWords('backend', 6)}`,
    });
  });
}
