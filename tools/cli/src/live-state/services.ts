import { findServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../../embedded/src/services.ts';
import { composePort, composeServices } from '../compose.ts';
import { missingTools } from '../target.ts';
import { embeddedNames as services } from '../targets/embedded-more.ts';
import { answering, localDatabase } from './address.ts';
import type { LiveTarget, Part } from './state.ts';

/** The services that run as processes of this machine. */
export async function embeddedState(): Promise<LiveTarget | undefined> {
  const running = services.map((name) => embeddedServices.find(name));
  const port = await findServer(postgresFolder);
  if (running.every((one) => !one) && port === undefined) return undefined;
  const parts: Part[] = services.map((name, i) => {
    const one = running[i];
    const detail = one
      ? `127.0.0.1:${one.port}, process ${one.pid}, up since ${one.began}`
      : 'does not run: npm start -- --target embedded';
    return { name, ready: Boolean(one), detail };
  });
  parts.push({
    name: 'postgres',
    ready: port !== undefined,
    detail: port ? `127.0.0.1:${port}` : 'does not run',
  });
  const door = embeddedServices.find('frontend');
  const url = door && (await answering([`http://localhost:${door.port}`]));
  return withAddress('embedded', parts, url, localDatabase(port));
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
  const url = port ? await answering([`http://localhost:${port}`]) : undefined;
  return withAddress('compose', parts, url, localDatabase(composePort(found, 'postgres')));
}

/** Fields that are not known are left out. */
export function withAddress(
  target: LiveTarget['target'],
  parts: Part[],
  url: string | undefined,
  databaseUrl: string | undefined,
): LiveTarget {
  return { target, parts, ...(url ? { url } : {}), ...(databaseUrl ? { databaseUrl } : {}) };
}
