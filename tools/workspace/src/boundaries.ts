import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The kinds of folders that may depend on each other. */
export type Room = 'apps' | 'libs' | 'tools';

/** An import that leaves its own project. */
export interface Crossing {
  /** The file that imports, from the root, and the file or package that it names. */
  from: string;
  to: string;
}

const imports = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g;
const projectOf = (path: string) => path.split('/').slice(0, 2).join('/');

/** Where the workspace's own packages are. */
export const packages: Record<string, string> = {
  '@todo/api-client': 'libs/api-client',
  '@todo/problem': 'libs/problem',
  '@todo/frontend': 'apps/frontend',
  '@todo/helm-plugin': 'tools/helm-plugin',
  '@todo/cluster': 'tools/cluster',
  '@todo/service-generator': 'tools/service-generator',
};

/**
 * Imports of TypeScript or JavaScript that lead into another project of the workspace.
 * @param files from the root
 */
export function crossings(files: string[], read = (path: string) => readFileSync(path, 'utf8')): Crossing[] {
  return files.flatMap((from) =>
    [...read(from).matchAll(imports)].flatMap(([, name = '']) => {
      const to = name.startsWith('.') ? normalize(join(dirname(from), name)) : packageFolder(name);
      return to && projectOf(to) !== projectOf(from) ? [{ from, to }] : [];
    }),
  );
}

function packageFolder(name: string): string | undefined {
  const found = Object.keys(packages).find((one) => name === one || name.startsWith(`${one}/`));
  return found && packages[found];
}

/** Which rooms a room may import. A test of the tools may also read an app: some compare what is told of it with what it does. */
const allowed: Record<Room, Room[]> = { apps: ['libs'], libs: ['libs'], tools: ['tools', 'libs'] };

/** The crossings that no room may make. */
export const forbidden = (found: Crossing[]): Crossing[] =>
  found.filter(({ from, to }) => {
    const [own, other] = [from, to].map((path) => path.split('/')[0]);
    const compares = own === 'tools' && other === 'apps' && from.endsWith('.test.ts');
    return !compares && !allowed[own as Room]?.includes(other as Room);
  });
