#!/usr/bin/env node
// What package.json's scripts call. Plain JavaScript without packages, since it runs before anything is installed:
// checks Node, installs what package-lock.json asks for and is missing, then hands over to src/main.ts.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
if (!isInstalled()) {
  process.stderr.write('npm packages are installed (first run, or package-lock.json changed)\n');
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

const main = join(root, 'tools/cli/src/main.ts');
const child = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// On a terminal Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

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

function fail(code, what, cause, next) {
  process.stderr.write(`✖ ${code}: ${what}\n  where:  ${root}\n  cause:  ${cause}\n  next:   ${next}\n`);
  process.exit(3);
}
