#!/usr/bin/env node
// Runs uv (https://docs.astral.sh/uv) with the arguments it was given, in the current folder.
// A uv on PATH is used when it is new enough; otherwise the pinned one is installed into .tools/uv, once.
// Plain JavaScript: Nx targets call it on every run, so it must start at once and need nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const version = '0.13.9';
const oldestAccepted = [0, 9, 0];
const home = join(dirname(fileURLToPath(import.meta.url)), '../../.tools/uv');
const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
const exe = process.platform === 'win32' ? '.exe' : '';
const own = join(home, bin, `uv${exe}`);

/** Whether `uv --version` of this program is at least `oldestAccepted`. */
function isAccepted(program) {
  const out = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const found = /^uv (\d+)\.(\d+)\.(\d+)/.exec(out.stdout ?? '');
  if (!found) return false;
  const parts = found.slice(1).map(Number);
  const at = parts.findIndex((part, i) => part !== oldestAccepted[i]);
  return at === -1 || parts[at] > oldestAccepted[at];
}

/** The first Python >= 3.11 on PATH, or undefined. */
export function findPython() {
  const check = 'import sys; sys.exit(sys.version_info < (3, 11))';
  return ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'].find(
    (name) => spawnSync(name, ['-c', check], { stdio: 'ignore' }).status === 0,
  );
}

function fail(code, what, cause, next) {
  process.stderr.write(`${code}: ${what}\n  likely cause: ${cause}\n  next: ${next}\n`);
  process.exit(1);
}

/** Path of a uv to run; installs the pinned one when there is none. */
export function uvPath() {
  if (existsSync(own)) return own;
  if (isAccepted('uv')) return 'uv';
  const python = findPython();
  if (!python) {
    fail(
      'PYTHON-MISSING',
      'Python 3.11 or newer was not found on PATH',
      'it is not installed, or older',
      'install Python >= 3.11 (https://www.python.org/downloads/) or uv (https://docs.astral.sh/uv), then run the same command again',
    );
  }
  process.stderr.write(`uv ${version} is installed into .tools/uv (once)\n`);
  // Several targets may come here at once: each installs into a folder of its own, the first to finish wins.
  const fresh = `${home}-${process.pid}`;
  mkdirSync(dirname(home), { recursive: true });
  const venv = spawnSync(python, ['-m', 'venv', fresh], { encoding: 'utf8' });
  const install = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', `uv==${version}`];
  const pip = venv.status === 0 && spawnSync(join(fresh, bin, `python${exe}`), install, { encoding: 'utf8' });
  if (!pip || pip.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const output = (pip || venv).stderr || (pip || venv).stdout || '';
    const words = output.trim().split('\n').slice(-3).join('\n    ');
    fail(
      'UV-INSTALL',
      `uv ${version} could not be installed into .tools/uv\n    ${words}`,
      'no network, or a Python without the venv module',
      'install uv by hand (https://docs.astral.sh/uv), or on Debian and Ubuntu: sudo apt install python3-venv',
    );
  }
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true, force: true });
  }
  return own;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const run = spawnSync(uvPath(), process.argv.slice(2), { stdio: 'inherit' });
  if (run.error)
    fail(
      'UV-RUN',
      `uv did not start: ${run.error.message}`,
      'a broken installation',
      'rm -rf .tools/uv, then run the same command again',
    );
  process.exit(run.status ?? 1);
}
