// @ts-check
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** @typedef {import('./git.mjs').Git} Git */

/**
 * Why the files in this checkout are not those of a commit, or undefined when they are: then its tasks can run here.
 * Files that git ignores do not count, new ones do: a test may read them.
 * @param {Git} git
 * @param {string} head
 * @returns {string | undefined}
 */
export function differsFrom(git, head) {
  const here = git('rev-parse', 'HEAD').out;
  if (here !== head) return 'another commit is checked out';
  const changed = git('status', '--porcelain', '--untracked-files=normal').out.split('\n').filter(Boolean);
  if (!changed.length) return undefined;
  return `${changed.length} changed or new file${changed.length > 1 ? 's are' : ' is'} not committed`;
}

/**
 * A work tree of its own for a commit, in the folder for temporary files.
 * @param {Git} git
 * @param {string} root the checkout whose installed packages are used
 * @param {string} head
 * @returns {{ folder: string, remove: () => void, stale: boolean }} `stale`: the commit wants other packages than are installed
 * @throws {Error} with git's words
 */
export function addWorkTree(git, root, head) {
  // One that a killed hook left is forgotten once its folder is gone.
  git('worktree', 'prune');
  const outer = realpathSync(mkdtempSync(join(tmpdir(), 'pre-push-')));
  const folder = join(outer, 'tree');
  const remove = () => {
    // Links first, and one by one: nothing may reach through them into the packages of this checkout.
    rmSync(outer, { recursive: true, force: true, maxRetries: 3 });
    git('worktree', 'prune');
  };
  try {
    const added = git('worktree', 'add', '--detach', '--quiet', folder, head);
    if (!added.ok) throw new Error(added.words);
    linkPackages(root, folder);
    // uv, where this project installed it. No .venv is linked: uv would point its editable install at this folder.
    linkEntries(join(root, '.tools'), join(folder, '.tools'));
    const lock = (/** @type {string} */ at) => readFileSync(join(at, 'package-lock.json'), 'utf8');
    return { folder, remove, stale: lock(root) !== lock(folder) };
  } catch (error) {
    remove();
    throw error;
  }
}

/**
 * Gives a work tree the packages of the checkout, as npm's own list names them: installed ones as links into the checkout,
 * the workspace's own packages as links to the work tree's folders. A link to node_modules as a whole would have the
 * commit judged with this checkout's libraries and plugins.
 * @param {string} root
 * @param {string} folder
 */
function linkPackages(root, folder) {
  /** @type {Record<string, { link?: boolean, resolved?: string }>} */
  const installed = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
  const nested = /node_modules\/.+\/node_modules\//;
  for (const [path, { link, resolved = '' }] of Object.entries(installed)) {
    if (!path.includes('node_modules/') || nested.test(path)) continue;
    const target = link ? join(folder, resolved) : join(root, path);
    if (!existsSync(target)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path), 'junction');
  }
  for (const name of ['.bin', '.package-lock.json']) {
    if (existsSync(join(root, 'node_modules', name)))
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
}

/**
 * A folder of its own with a link to each entry: git ignores the folder, and would not ignore a link.
 * @param {string} from
 * @param {string} to
 */
function linkEntries(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(to, name), 'junction');
}
