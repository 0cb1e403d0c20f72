/** The parts of package.json and executors.json that differ between the sources and the published package. */
export interface Manifest {
  exports: Record<string, string>;
  private?: boolean;
  [field: string]: unknown;
}

export interface Executors {
  executors: Record<string, { implementation: string; schema: string; description: string }>;
}

/** The workspace's package.json. */
export interface Workspace {
  engines: Record<string, string>;
  devDependencies: Record<string, string>;
}

/**
 * What the sources import, apart from Node's own. It stands here and not in the sources' package.json, where it would make
 * Nx and vitest a part of what `npm install --omit=dev` brings to this workspace. Versions are those that are tested here.
 */
export const needed = { dependencies: ['yaml'], peers: ['@nx/devkit'], optionalPeers: ['vitest'] };

const javascript = (file: string) => file.replace(/\.ts$/, '.js');
const declarations = (file: string) => file.replace(/\.ts$/, '.d.ts');

/** package.json as it is published: JavaScript and declarations in the place of the sources, what it needs, and no `private`. */
export function publishedManifest(
  { private: _, exports, ...rest }: Manifest,
  workspace: Workspace,
): Record<string, unknown> {
  const published = Object.entries(exports).map(([path, file]) => [
    path,
    file.endsWith('.ts') ? { types: declarations(file), default: javascript(file) } : file,
  ]);
  return {
    ...rest,
    exports: Object.fromEntries(published),
    types: declarations(exports['.'] ?? ''),
    engines: workspace.engines,
    dependencies: ranges(needed.dependencies, workspace),
    peerDependencies: ranges([...needed.peers, ...needed.optionalPeers], workspace),
    peerDependenciesMeta: Object.fromEntries(needed.optionalPeers.map((name) => [name, { optional: true }])),
    // README, LICENSE and package.json go with every package.
    files: ['executors.json', 'src'],
  };
}

/** executors.json as it is published. */
export function publishedExecutors({ executors }: Executors): Executors {
  const entries = Object.entries(executors).map(([name, one]) => [
    name,
    { ...one, implementation: javascript(one.implementation) },
  ]);
  return { executors: Object.fromEntries(entries) as Executors['executors'] };
}

/** `23.2.1` → `^23.2.1`: this workspace pins, who installs the package may have a newer one of the same major. */
function ranges(names: string[], { devDependencies }: Workspace): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, `^${(devDependencies[name] ?? '').replace(/^[\^~]/, '')}`]),
  );
}
