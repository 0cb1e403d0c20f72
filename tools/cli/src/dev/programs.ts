import { existsSync } from 'node:fs';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { backendProgram, frontendEnvironment, type ServicePlaces } from '../../../embedded/src/services.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Settings } from '../../../settings/src/settings.ts';
import { moreEnvironment, type Embedded } from '../targets/embedded-more.ts';
import type { Program } from './side-by-side.ts';

/** Next's own server for development. */
export function frontendFromSource(settings: Settings, places: ServicePlaces): Program {
  const next = inWorkspace('node_modules/next/dist/bin/next');
  return {
    name: 'frontend',
    command: process.execPath,
    args: [next, 'dev', '-H', '127.0.0.1', '-p', String(places.frontendPort)],
    cwd: inWorkspace('apps/frontend'),
    env: {
      ...frontendEnvironment(settings, places),
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  };
}

/** uvicorn, which starts anew on each save. */
export function backendFromSource(settings: Settings, places: ServicePlaces): Program {
  const { args, ...program } = backendProgram(settings, places);
  return { name: 'backend', ...program, args: [...args, '--reload', '--reload-dir', 'src'] };
}

/** A service that can be run from its source. */
export type FromSource = Embedded & { embedded: { source: string } };

export const isFromSource = (one: Embedded): one is FromSource => one.embedded.source !== undefined;

/** tsx runs TypeScript as it stands, and starts anew on each save of a file that it has read, also after a fault. */
export function serviceFromSource(
  service: FromSource,
  settings: Settings,
  databaseUrl: string,
  port: number,
): Program {
  return {
    name: service.name,
    command: process.execPath,
    args: [inWorkspace('node_modules/tsx/dist/cli.mjs'), 'watch', inWorkspace(service.embedded.source)],
    cwd: inWorkspace(),
    env: { ...moreEnvironment(service, settings, databaseUrl, port), NODE_ENV: 'development' },
  };
}

/** @throws Problem SERVICE-SOURCE when the file is not there: tsx would wait for it without an end */
export function requireSource({ name, embedded: { source } }: FromSource): void {
  if (existsSync(inWorkspace(source))) return;
  throw new Problem({
    code: 'SERVICE-SOURCE',
    what: `${source}, which starts ${name}, is not there`,
    where: `apps/${name}/project.json, metadata.service.embedded.source`,
    cause: 'the file was renamed, and project.json still has the old name',
    next: 'mend "source" there, then: npm run dev',
    class: 'preflight',
  });
}
