import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface PrerenderManifest {
  preview: Record<string, string>;
}
interface ActionManifest {
  node: object;
  edge: object;
  encryptionKey: string;
}

/** Where the image has the folder; Next writes down where it was built. */
const HOME = '/app';
const TEXT = /\.(js|json|mjs|html|rsc|body|meta)$/;

/**
 * Makes two builds of the same sources the same, and leaves no key in them. Next draws keys at random in each build: for drafts,
 * which this app has none of (src/server/requests/no-drafts.ts refuses them), and for server actions, which it has none of.
 * Source maps and lists of traced files go: nothing that runs reads them.
 * @param folder the assembled output
 * @param builtIn the workspace's root during the build
 * @throws Error when there are server actions: they need a key that is a secret
 */
export function settleOutput(folder: string, builtIn: string): void {
  const next = join(folder, 'apps/frontend/.next');
  const { preview } = read<PrerenderManifest>(join(next, 'prerender-manifest.json'));
  const actions = read<ActionManifest>(join(next, 'server/server-reference-manifest.json'));
  if (Object.keys({ ...actions.node, ...actions.edge }).length > 0) {
    throw new Error(
      'there is a server action ("use server"): its key would be the same for everybody. Use a route handler, or give Next NEXT_SERVER_ACTIONS_ENCRYPTION_KEY at run time',
    );
  }
  const replaced: [string, string][] = [
    ...Object.values(preview).map((key): [string, string] => [key, '0'.repeat(key.length)]),
    [actions.encryptionKey, Buffer.alloc(32).toString('base64')],
    [builtIn.replace(/\/$/, ''), HOME],
  ];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    if (/\.(map|nft\.json)$/.test(entry.name)) rmSync(path);
    else if (TEXT.test(entry.name) && !path.includes('/node_modules/')) replaceIn(path, replaced);
  }
}

function read<T>(file: string): T {
  if (!existsSync(file)) throw new Error(`${file} is not there: has Next moved what it draws at random?`);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function replaceIn(file: string, pairs: [string, string][]): void {
  const before = readFileSync(file, 'utf8');
  const after = pairs.reduce((text, [from, to]) => text.replaceAll(from, to), before);
  if (after !== before) writeFileSync(file, after);
}
