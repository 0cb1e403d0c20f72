import { existsSync, rmSync } from 'node:fs';
import { findServer, stopServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../../embedded/src/services.ts';
import { services } from '../command-line/command.ts';
import type { DownOptions, Found, Removal } from './removal.ts';

/** The embedded services and their PostgreSQL; its files with `data` only. */
export async function findEmbedded({ data }: DownOptions): Promise<Found> {
  const processes = services.flatMap((name): Removal[] => {
    const running = embeddedServices.find(name);
    const words = `stopped: embedded ${name} (process ${running?.pid})`;
    return running ? [{ task: `embedded:${name}`, words, work: () => embeddedServices.stop(name) }] : [];
  });
  const server: Removal = {
    task: 'embedded:postgres',
    words: 'stopped: embedded PostgreSQL',
    work: () => stopServer(postgresFolder),
  };
  const files: Removal = {
    task: 'embedded:data',
    words: 'deleted: the embedded database (.data/postgres)',
    work: () => Promise.resolve(deleteFiles()),
  };
  const hasServer = (await findServer(postgresFolder)) !== undefined;
  const hasFiles = data && existsSync(postgresFolder);
  const stages = [processes, hasServer ? [server] : [], hasFiles ? [files] : []];
  return { stages: stages.filter((stage) => stage.length), notes: [] };
}

function deleteFiles(): void {
  for (const end of ['', '.log', '.password'])
    rmSync(`${postgresFolder}${end}`, { recursive: true, force: true });
}
