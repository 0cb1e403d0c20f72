import { contentKey } from '../../../embedded/src/content-key.ts';
import { freePorts } from '../../../embedded/src/free-port.ts';
import { embeddedServices, inherited } from '../../../embedded/src/services.ts';
import { done, unchanged, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { services, type Service } from '../../../settings/src/services.ts';
import type { Settings } from '../../../settings/src/settings.ts';
import { waitReady } from './embedded-ready.ts';

export type Embedded = Service & Required<Pick<Service, 'embedded'>>;

/** The services beside frontend and backend that run as a plain Node process: `metadata.service.embedded` of project.json. */
export const moreServices = services.filter((one): one is Embedded => one.embedded !== undefined);

/** The services that the target embedded knows how to run. */
export const embeddedNames = services
  .filter(({ name, embedded }) => embedded ?? ['frontend', 'backend'].includes(name))
  .map(({ name }) => name);

/** The port of each: where it runs already, else its own or the next free one that nobody else gets; `besides` are promised already. */
export async function morePorts(besides: readonly number[]): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  for (const { name } of moreServices) {
    const running = embeddedServices.find(name);
    if (running) ports.set(name, running.port);
  }
  const starting = moreServices.filter(({ name }) => !ports.has(name));
  const wanted = starting.map(({ embedded }) => embedded.port);
  const found = await freePorts(wanted, [...besides, ...ports.values()]);
  starting.forEach(({ name }, at) => ports.set(name, found[at]!));
  return ports;
}

/** What one of them gets of the environment: what any program needs, its secrets, and where it listens. */
export function moreEnvironment(
  { secrets }: Pick<Service, 'secrets'>,
  settings: Settings,
  databaseUrl: string,
  port: number,
): Record<string, string> {
  const value = (key: string) => (key === 'DATABASE_URL' ? databaseUrl : settings.value(key));
  const own = Object.fromEntries(secrets.map((key) => [key, value(key)]));
  // Reachable from this machine only.
  return { ...inherited(), ...own, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' };
}

/** Starts one of them on its port; what runs and would be the same is left alone. */
export async function serveMore(
  service: Embedded,
  settings: Settings,
  databaseUrl: string,
  port: number,
): Promise<Outcome> {
  const { name, embedded } = service;
  const running = embeddedServices.find(name);
  const program = {
    command: process.execPath,
    args: [inWorkspace(embedded.program)],
    cwd: inWorkspace(),
    env: moreEnvironment(service, settings, databaseUrl, port),
  };
  const key = contentKey([inWorkspace(embedded.program)], program);
  if (running?.key === key) return unchanged(`runs on 127.0.0.1:${port} (process ${running.pid})`);
  await embeddedServices.stop(name);
  const { pid } = embeddedServices.start({ name, port, key, ...program });
  await waitReady(name, `http://127.0.0.1:${port}${embedded.ready}`);
  return done(`${running ? 'restarted' : 'started'} on 127.0.0.1:${port} (process ${pid})`);
}
