import { findServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../../embedded/src/services.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { composePort, composeServices } from '../targets/docker-compose.ts';
import { missingTools } from '../targets/target.ts';
import { embeddedNames as services } from '../targets/embedded-more.ts';
import { findDoor, localDatabase, type Door } from './address.ts';
import type { LiveTarget, Part } from './state.ts';

/** The services that run as processes of this machine. */
export async function embeddedState(): Promise<LiveTarget | undefined> {
  const running = services.map((name) => embeddedServices.find(name));
  const port = await findServer(postgresFolder);
  if (running.every((one) => !one) && port === undefined) return undefined;
  const { databaseUrl } = peekSettings();
  const parts: Part[] = services.map((name, i) => {
    const one = running[i];
    const detail = one
      ? `127.0.0.1:${one.port}, process ${one.pid}, up since ${one.began}`
      : 'does not run: npm start -- --target embedded';
    return { name, ready: Boolean(one), detail };
  });
  parts.push(
    databaseUrl
      ? { name: 'postgres', ready: true, detail: 'DATABASE_URL' }
      : {
          name: 'postgres',
          ready: port !== undefined,
          detail: port ? `127.0.0.1:${port}` : 'does not run',
        },
  );
  const frontend = embeddedServices.find('frontend');
  const door = await findDoor(frontend ? [`http://localhost:${frontend.port}`] : []);
  return withAddress('embedded', parts, door, localDatabase(port));
}

/** The services that docker compose runs. */
export async function composeState(): Promise<LiveTarget | undefined> {
  const found = (await missingTools('compose')).length ? [] : await composeServices();
  const lasting = found.filter((one) => !one.Service.startsWith('migrate'));
  if (lasting.length === 0) return undefined;
  const parts = lasting.map((one) => ({
    name: one.Service,
    ready: one.State === 'running' && one.Health !== 'unhealthy' && one.Health !== 'starting',
    detail: [one.State, one.Health].filter(Boolean).join(', '),
  }));
  const port = composePort(found, 'frontend');
  const door = await findDoor(port ? [`http://localhost:${port}`] : []);
  return withAddress('compose', parts, door, localDatabase(composePort(found, 'postgres')));
}

/** Fields that are not known are left out. A frontend that says that something is away is not ready, whatever runs it says. */
export function withAddress(
  target: LiveTarget['target'],
  parts: Part[],
  { url, health }: Door,
  databaseUrl: string | undefined,
): LiveTarget {
  const told = parts.map((part) =>
    health && part.name === 'frontend'
      ? { ...part, ready: part.ready && health.status === 'ok', health }
      : part,
  );
  return { target, parts: told, ...(url ? { url } : {}), ...(databaseUrl ? { databaseUrl } : {}) };
}
