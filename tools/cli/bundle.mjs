// Makes one program of the TypeScript in tools/ and keeps it: reading some 200 files one by one through a loader costs a
// second of processor time at each start. Made anew when one of the files has changed.
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is started by name: the command line, and the thread that looks at the cluster. */
const entries = {
  main: 'tools/cli/src/main.ts',
  'aside-thread': 'tools/pipeline/src/plan/aside-worker.ts',
};
/** A program that runs may still read parts of its own version. */
const kept = 10;

/**
 * The file of the command line, made if it has to be.
 * @param {string} root the workspace's folder
 * @param {string} folder where versions are kept
 * @returns {Promise<string>}
 */
export async function bundled(root, folder = join(root, '.tools/cli')) {
  const stampFile = join(folder, 'stamp.json');
  const made = readStamp(stampFile);
  if (made && isCurrent(root, made)) return join(folder, made.version, 'main.mjs');
  mkdirSync(folder, { recursive: true });
  const version = `${Date.now()}-${process.pid}`;
  const inputs = await build(root, join(folder, version));
  const beside = `${stampFile}.${process.pid}`;
  writeFileSync(beside, JSON.stringify({ version, root, node: process.version, inputs }));
  renameSync(beside, stampFile);
  removeOld(folder);
  return join(folder, version, 'main.mjs');
}

/** @returns {Promise<Record<string, string>>} the state of each file that went in, as it was before it was read */
async function build(root, outdir) {
  const { build } = await import('esbuild');
  const states = {};
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
    plugins: [
      { name: 'own-places', setup: (made) => made.onLoad({ filter: /\.ts$/ }, ({ path }) => load(path)) },
    ],
  });
  function load(path) {
    states[relative(root, path)] = stateOf(path);
    return { contents: withOwnPlace(readFileSync(path, 'utf8'), path), loader: 'ts' };
  }
  return Object.fromEntries(
    Object.keys(metafile.inputs).map((name) => [name, states[name] ?? stateOf(join(root, name))]),
  );
}

/** A module asks where it lies: it is to hear of the source. What it names beside itself by a URL was made beside it too. */
function withOwnPlace(text, path) {
  return text
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replace(/(?<!new URL\('\.\/[\w.-]+', )import\.meta\.url/g, JSON.stringify(pathToFileURL(path).href));
}

function stateOf(file) {
  const { size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return [size, mtimeNs, ctimeNs].join(' ');
}

function isCurrent(root, { version, root: itsRoot, node, inputs }) {
  try {
    return (
      typeof version === 'string' &&
      // Places of sources stand in it: a folder that was moved or copied has others.
      itsRoot === root &&
      node === process.version &&
      Object.entries(inputs).every(([name, state]) => stateOf(join(root, name)) === state)
    );
  } catch {
    return false;
  }
}

function readStamp(file) {
  try {
    const stamp = JSON.parse(readFileSync(file, 'utf8'));
    return statSync(join(dirname(file), stamp.version, 'main.mjs')).isFile() ? stamp : undefined;
  } catch {
    return undefined;
  }
}

function removeOld(folder) {
  const versions = readdirSync(folder).filter((name) => /^\d+-\d+$/.test(name));
  for (const name of versions.sort().slice(0, -kept))
    rmSync(join(folder, name), { recursive: true, force: true });
}
