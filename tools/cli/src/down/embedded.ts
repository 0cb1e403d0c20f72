import { existsSync, rmSync } from 'node:fs';
import { findServer, stopServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../../embedded/src/services.ts';
import type { DownOptions } from '../commands/down.ts';

/** Stops the embedded services and their PostgreSQL; deletes its files when asked to. */
export async function takeDownEmbedded({ data, dryRun, say }: DownOptions): Promise<void> {
  for (const name of ['frontend', 'backend']) {
    const running = embeddedServices.find(name);
    if (!running) continue;
    if (!dryRun) await embeddedServices.stop(name);
    say(`stopped: embedded ${name} (process ${running.pid})`);
  }
  if ((await findServer(postgresFolder)) !== undefined) {
    if (!dryRun) await stopServer(postgresFolder);
    say('stopped: embedded PostgreSQL');
  }
  if (!data || !existsSync(postgresFolder)) return;
  if (!dryRun)
    for (const end of ['', '.log', '.password'])
      rmSync(`${postgresFolder}${end}`, { recursive: true, force: true });
  say('deleted: the embedded database (.data/postgres)');
}
