/** Writes docs/CONFIGURATION.md. `npx nx configuration specs` */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { backendVariables } from './backend-variables.ts';
import { serviceNames, services as found } from '../../../settings/src/services.ts';
import { changedValues, countValues, valuesBehind } from './chart-values.ts';
import { chartVariables } from './chart-variables.ts';
import { envGroups } from './env-example.ts';
import { envTold } from './env-told.ts';
import { frontendVariables } from './frontend-variables.ts';
import { renderPage, type Configuration } from './page.ts';
import { shellVariables } from './shell-variables.ts';
import { reads, sources } from './sources.ts';
import type { Told, Variable } from './variable.ts';

export const pageFile = inWorkspace('docs/CONFIGURATION.md');

/** Everything that the page shows, read from where it stands. */
export function configuration(): Configuration {
  const own: Record<string, readonly Variable[]> = {
    frontend: frontendVariables,
    backend: backendVariables(),
  };
  const services = found.map((one) => [one.name, own[one.name] ?? chartVariables(one)] as const);
  const all = sources();
  const told = (name: string): Told => {
    const service = services.flatMap(([, variables]) => variables).find((one) => one.name === name);
    return { ...service, ...envTold[name], meaning: envTold[name]?.meaning ?? '' };
  };
  const variable = (name: string, comment: string): Variable => {
    const { type = '', fallback = '', meaning } = told(name);
    return { name, type, fallback, meaning: meaning || comment };
  };
  return {
    groups: envGroups(readFileSync(inWorkspace('.env.example'), 'utf8')).map((group) => ({
      ...group,
      variables: group.variables.map(({ name, comment }) => variable(name, comment)),
    })),
    services: Object.fromEntries(services),
    shell: shellVariables,
    charts: serviceNames.map((name) => ({
      name,
      count: countValues(name),
      changed: changedValues(name),
    })),
    readers: (name, among) =>
      all.filter((source) => among.test(source.path) && reads(source, name)).map(({ path }) => path),
    values: valuesBehind,
  };
}

/** The page as it should be. */
export async function currentPage(): Promise<string> {
  const options = await resolveConfig(pageFile);
  return await format(renderPage(configuration()), { ...options, filepath: pageFile });
}

if (process.argv[1]?.endsWith('write-page.ts')) writeFileSync(pageFile, await currentPage());
