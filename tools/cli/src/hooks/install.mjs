// @ts-check
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { earlierName, hookText, mark } from './hook-file.mjs';

/** @typedef {import('./git.mjs').Git} Git */

/**
 * Where the hook of a checkout stands, or why it can have none.
 * - `absent`, `ours`, `outdated` (ours, of another version), `foreign`: what the file is
 * - `elsewhere`: core.hooksPath names another folder, which belongs to another tool
 * - `no-repository`: no git, or the repository is not this project's own
 * @typedef {'absent' | 'ours' | 'outdated' | 'foreign' | 'elsewhere' | 'no-repository'} HookState
 * @typedef {{ state: HookState, file: string, earlier: boolean, off: boolean }} Hook
 */

/** In the repository's own configuration: the hook was removed and is not to come back with the next `npm ci`. */
const offSetting = 'todo-chatbot.hooks';

/**
 * @param {Git} git
 * @param {string} root
 * @returns {Hook}
 */
export function findHook(git, root) {
  const top = git('rev-parse', '--show-toplevel');
  // Unpacked inside somebody else's repository, such as one for a home folder: that one is left alone.
  if (!top.ok || realpathSync(top.out) !== realpathSync(root))
    return { state: 'no-repository', file: '', earlier: false, off: false };
  const off = git('config', '--local', '--get', offSetting).out === 'off';
  const file = resolve(root, git('rev-parse', '--git-path', 'hooks').out, 'pre-push');
  const own = resolve(root, git('rev-parse', '--git-common-dir').out, 'hooks', 'pre-push');
  const earlier = existsSync(join(file, '..', earlierName));
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  /** @type {HookState} */
  let state = 'absent';
  if (file !== own) state = 'elsewhere';
  else if (text === undefined) state = 'absent';
  else if (!text.includes(mark)) state = 'foreign';
  else state = text === hookText(process.execPath) ? 'ours' : 'outdated';
  return { state, file, earlier, off };
}

/** Writes our hook, where none of another tool is in the way. @param {Git} git @param {Hook} hook */
export function writeHook(git, hook) {
  mkdirSync(join(hook.file, '..'), { recursive: true });
  // Renamed into place: a push at this moment runs the old one or the new one, never half of it.
  const fresh = `${hook.file}.${process.pid}`;
  writeFileSync(fresh, hookText(process.execPath), { mode: 0o755 });
  chmodSync(fresh, 0o755);
  renameSync(fresh, hook.file);
  if (hook.off) git('config', '--local', '--unset-all', offSetting);
}

/** Puts another tool's hook aside; ours calls it first. @param {Hook} hook */
export function setAside(hook) {
  renameSync(hook.file, join(hook.file, '..', earlierName));
}

/** Removes ours, brings back the one that was set aside, and remembers it. @param {Git} git @param {Hook} hook */
export function removeHook(git, hook) {
  if (hook.state === 'ours' || hook.state === 'outdated') {
    rmSync(hook.file);
    if (hook.earlier) renameSync(join(hook.file, '..', earlierName), hook.file);
  }
  git('config', '--local', offSetting, 'off');
}
