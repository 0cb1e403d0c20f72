// @ts-check
// Plain JavaScript, as all that the hook runs: a compiler's start would cost more than Nx's answer "nothing affected".
import { spawnSync } from 'node:child_process';

/**
 * git in one folder. Exit codes are answers here, so nothing is thrown.
 * @typedef {(...args: string[]) => { ok: boolean, out: string, words: string }} Git
 */

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Git}
 */
export function gitIn(folder, env = process.env) {
  return (...args) => {
    const done = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
    return { ok: done.status === 0, out: (done.stdout ?? '').trim(), words: (done.stderr ?? '').trim() };
  };
}

/**
 * The environment without what git sets for its hooks. Tasks run git in folders of their own (tests make whole
 * repositories), and with GIT_DIR in their environment they would write into this one.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withoutGit(env) {
  const kept =
    /^GIT_(SSH|SSH_COMMAND|ASKPASS|TERMINAL_PROMPT|EDITOR|PAGER|TRACE.*|AUTHOR_.*|COMMITTER_.*|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM))$/;
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('GIT_') || kept.test(name)),
  );
}
