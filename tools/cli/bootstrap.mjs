#!/usr/bin/env node
// What package.json's scripts call. Plain JavaScript without packages, since it runs before anything is installed:
// checks Node, installs what package-lock.json asks for and is missing, then hands over to src/main.ts, made into one
// program by bundle.mjs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    'NODE-OLD',
    `Node ${process.versions.node} is too old`,
    'Node >= 20.19 is needed',
    'nvm install 20, or https://nodejs.org',
  );
}
if (process.platform === 'win32')
  process.stderr.write(
    '! Windows without WSL: the commands are made for Linux and macOS, and were never run here.\n' +
      '  Instead: wsl --install, then clone and run it inside of WSL (docs/MINIKUBE.md)\n',
  );
if (!isInstalled()) {
  process.stderr.write(
    'npm packages are being installed (first run, or package-lock.json changed); it takes a minute\n',
  );
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    fail(
      'NPM-INSTALL',
      `npm ci ended with exit code ${npm.status}`,
      'no network, or no space on the disk',
      'npm ci',
    );
  }
}

process.chdir(root);
// Node 22 and newer keep compiled modules; Nx has some 700.
module.enableCompileCache?.();
// A crash names the lines of the sources.
process.setSourceMapsEnabled(true);
await import(pathToFileURL(await commandLine()).href);

async function commandLine() {
  try {
    const { bundled } = await import('./bundle.mjs');
    return await bundled(root);
  } catch (error) {
    const [first] = error.errors ?? [];
    const place = first?.location;
    return fail(
      'CLI-BUILD',
      `the command line could not be made of its sources (${first?.text ?? error.message})`,
      place
        ? 'a change in tools/ that is no TypeScript'
        : 'a package is missing, or node_modules cannot be written',
      place ? 'npx tsc -p tools/cli/tsconfig.json' : 'npm ci',
      place && join(root, `${place.file}:${place.line}`),
    );
  }
}

/** npm's hidden lock file tells what lies in node_modules: every package must be there in its version. */
function isInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(([path, wanted]) => {
      if (!path.includes('node_modules/') || wanted.optional || wanted.devOptional || wanted.peer)
        return true;
      return installed[path] !== undefined && installed[path].version === wanted.version;
    });
  } catch {
    return false;
  }
}

function fail(code, what, cause, next, where = root) {
  process.stderr.write(`✖ ${code}: ${what}\n  where:  ${where}\n  cause:  ${cause}\n  next:   ${next}\n`);
  process.exit(3);
}
