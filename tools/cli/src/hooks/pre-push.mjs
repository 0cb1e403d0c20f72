#!/usr/bin/env node
// @ts-check
// What git's pre-push hook runs: `pre-push.mjs REMOTE URL`, the pushed refs on stdin. Checks what the pushed commits
// affect, as they are committed. Exit code 1 keeps git from pushing; `git push --no-verify` never comes here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addWorkTree, differsFrom } from './work-tree.mjs';
import { nxProgram, runAffected, targets, tasksLeft } from './affected.mjs';
import { gitIn } from './git.mjs';
import { distinct, rangeOf, readPushedRefs } from './push-refs.mjs';
import { complain, say } from './tell.mjs';

/** @typedef {import('./push-refs.mjs').Range} Range */

const push = 'git push --no-verify (pushes without any check)';
const root = process.cwd();
const remote = process.argv[2] || 'origin';
const git = gitIn(root);
const stopped = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => stopped.abort());

process.exitCode = await main();

async function main() {
  if (process.stdin.isTTY) {
    say('git runs this before a push. To see what it would check: npx nx affected -t ' + targets.join(' '));
    return 2;
  }
  const budget = readBudget();
  if (budget === undefined) return 1;
  let pushed;
  try {
    pushed = readPushedRefs(readFileSync(0, 'utf8'));
  } catch (error) {
    return refuse(
      'HOOK-INPUT',
      /** @type {Error} */ (error).message,
      'stdin',
      'another hook read it, or called this one without passing it on',
      push,
    );
  }
  const repository = { git, remote, defaultBranch: defaultBranch() };
  /** @type {Range[]} */
  const ranges = [];
  for (const ref of pushed) {
    const range = rangeOf(ref, repository);
    if ('skipped' in range) say(`${range.ref}: ${range.skipped}`);
    else ranges.push(range);
  }
  if (!ranges.length) return 0;
  const nx = nxProgram(root);
  if (!nx)
    return refuse(
      'HOOK-PACKAGES',
      'the npm packages are not installed, so nothing can be checked',
      root,
      'a fresh clone or work tree',
      `npm ci, then push again; or ${push}`,
    );

  const deadline = performance.now() + budget * 1000;
  for (const range of distinct(ranges)) {
    const code = await check(nx, range, deadline, budget);
    if (code !== 0) return code;
  }
  return 0;
}

/** @param {string} nx @param {Range} range @param {number} deadline @param {number} budget */
async function check(nx, range, deadline, budget) {
  say(`${range.ref}: ${range.why}`);
  const differs = differsFrom(git, range.head);
  let tree;
  if (differs) {
    say(`${differs}, so the pushed commit is checked in a folder of its own`);
    try {
      tree = addWorkTree(git, root, range.head);
    } catch (error) {
      return refuse(
        'HOOK-WORK-TREE',
        `git worktree add failed: ${/** @type {Error} */ (error).message}`,
        root,
        'no space, or no right to write in .git',
        push,
      );
    }
    if (tree.stale)
      say('its package-lock.json is another one; the packages that are installed here are used');
  }
  const { head, base } = range;
  const request = {
    folder: tree?.folder ?? root,
    head,
    base,
    budgetMs: Math.max(0, deadline - performance.now()),
    temporary: Boolean(tree),
  };
  try {
    const result = await runAffected(nx, request, stopped.signal);
    if (stopped.signal.aborted) return 130;
    if (result.state === 'passed') return 0;
    if (result.state === 'failed' || result.failed.length)
      return blocked(result.failed, range, Boolean(tree));
    return overBudget(tasksLeft(nx, request, result.ended), budget);
  } finally {
    tree?.remove();
  }
}

/** @param {string[]} failed @param {Range} range @param {boolean} temporary */
function blocked(failed, range, temporary) {
  const one = failed[0];
  const what = failed.length ? `${failed.join(', ')} failed` : 'Nx could not run the tasks';
  const again = one
    ? `npx nx run ${one}`
    : `npx nx affected -t ${targets.join(' ')} --base=${range.base ?? 'main'}`;
  const cause = temporary
    ? 'see the lines above; the commit counts, not what is changed and not committed'
    : 'see the lines above';
  return refuse(
    'HOOK-TASK',
    `${what}, nothing is pushed`,
    `commit ${range.head.slice(0, 9)}`,
    cause,
    `${again}; commit the fix, push again; or ${push}`,
  );
}

/**
 * The time is over and nothing has failed so far: the push goes, and what was not checked is named. A hook that holds a
 * push back because a machine is slow teaches people to type --no-verify, which checks nothing at all; and what CI checks
 * stays checked. HOOK_OVER_BUDGET=block is for those who want it the other way.
 * @param {string[] | undefined} left
 * @param {number} budget
 */
function overBudget(left, budget) {
  const names = left ? left.join(', ') || 'nothing' : 'all that is not named above';
  const where = `HOOK_BUDGET=${budget} seconds`;
  if (process.env['HOOK_OVER_BUDGET'] === 'block') {
    return refuse(
      'HOOK-BUDGET',
      `the time is over, nothing is pushed; not checked: ${names}`,
      where,
      'many tasks are affected, or a busy machine',
      `HOOK_BUDGET=${budget * 3} git push (what has passed comes from Nx's cache); or ${push}`,
    );
  }
  say(`! the time is over (${where}), so the push goes on`);
  say(`! not checked: ${names}`);
  say(
    `! to check it: HOOK_BUDGET=${budget * 3} git push, or npm test (what has passed comes from Nx's cache)`,
  );
  return 0;
}

function readBudget() {
  const text = process.env['HOOK_BUDGET'] || '120';
  const seconds = Number(text);
  const behind = process.env['HOOK_OVER_BUDGET'];
  if (!(seconds > 0 && seconds <= 86_400)) {
    refuse(
      'HOOK-BUDGET',
      `HOOK_BUDGET is "${text}"`,
      'the environment',
      'seconds are wanted, more than 0',
      'HOOK_BUDGET=120 git push',
    );
    return undefined;
  }
  if (behind && behind !== 'block' && behind !== 'push') {
    refuse(
      'HOOK-BUDGET',
      `HOOK_OVER_BUDGET is "${behind}"`,
      'the environment',
      'known are push (the default) and block',
      'HOOK_OVER_BUDGET=block git push',
    );
    return undefined;
  }
  return seconds;
}

/** nx.json's `defaultBase`. It may hold comments, so it is not parsed whole. */
function defaultBranch() {
  const file = join(root, 'nx.json');
  const found = existsSync(file) && /^\s*"defaultBase"\s*:\s*"([^"]+)"/m.exec(readFileSync(file, 'utf8'));
  return (found && found[1]) || 'main';
}

/** @param {string} code @param {string} what @param {string} where @param {string} cause @param {string} next */
function refuse(code, what, where, cause, next) {
  complain({ code, what, where, cause, next });
  return 1;
}
