import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { serviceNames } from '../../../settings/src/services.ts';

/** No source of what runs: what is made, what is fetched, tests, pages, and this room, which has every name. */
const left =
  /(^|\/)(node_modules|dist|\.next|\.venv|fixtures?|testing|on-cluster|tests|publish)$|tools\/(specs|proof\/src\/\w+\/fixtures)$|failures\/page$|\.(test|on-\w+)\.tsx?$|vitest\S*\.config\.ts$/;
const ofServices = serviceNames
  .map((name) => `apps/${name}/src`)
  .filter((path) => existsSync(inWorkspace(path)));
const folders = [...[...ofServices, 'apps/e2e'].sort(), 'helm', 'libs', 'tools'];

export interface Source {
  /** From the root, with `/`. */
  path: string;
  text: string;
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(inWorkspace(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (left.test(path)) return [];
      if (entry.isDirectory()) return sourcesIn(path);
      if (!/\.(ts|tsx|mjs|py|tpl|yaml)$/.test(entry.name)) return [];
      return [{ path, text: readFileSync(inWorkspace(path), 'utf8') }];
    });
}

/** What the workspace runs: sources of the services, the commands and the charts' templates, and the Compose file. */
export function sources(): Source[] {
  const compose = 'docker-compose.yml';
  return [
    ...folders.flatMap(sourcesIn).filter(({ path }) => !/^helm\/(?!.*\/templates\/)/.test(path)),
    { path: compose, text: readFileSync(inWorkspace(compose), 'utf8') },
  ];
}

/** Whether a source reads the variable, or hands it over: by its quoted name, or in the form that its kind of file has. */
export function reads({ path, text }: Source, name: string): boolean {
  if (path.startsWith('apps/backend/'))
    return new RegExp(`settings\\.${name.toLowerCase()}\\b|environ[^\\n]*"${name}"`).test(text);
  if (path.startsWith('helm/')) return new RegExp(`^${name}: |^- name: ${name}$`, 'm').test(text);
  if (path.endsWith('.yml')) return text.includes(`\${${name}`);
  return text.includes(`'${name}'`);
}

/** Names that a source asks the environment for. */
export function asked({ path, text }: Source): string[] {
  const form = path.endsWith('.yml') ? /\$\{([A-Z][A-Z0-9_]*)/g : /process\.env\['([A-Z][A-Z0-9_]*)'\]/g;
  return [...text.matchAll(form)].map(([, name]) => name!);
}
