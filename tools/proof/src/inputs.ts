import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Problem } from '../../../libs/problem/src/problem.ts';

/** The state of the sources that a proof depends on. */
export interface Inputs {
  commit: string;
  /** 16 hex digits over the names and contents of the input files in the commit. */
  hash: string;
  files: number;
}

/** No image, chart or tool sees them. */
const leftOut = /(\.test\.tsx?|\.md)$|(^|\/)(tests|fixtures)\//;

/** Hashes the input files of a commit, or of the one that is checked out: a proof runs a clone of it, never the work tree. */
export function readInputs(root: string, paths: string[], commit = 'HEAD'): Inputs {
  const lines = git(root, [
    'ls-tree',
    '-r',
    '--format=%(objectmode) %(objectname) %(path)',
    commit,
    '--',
    ...paths,
  ])
    .split('\n')
    .filter((line) => line && !leftOut.test(line));
  return {
    commit: git(root, ['rev-parse', commit]).trim(),
    hash: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
    files: lines.length,
  };
}

/** The input files that differ between a commit and the one that is checked out; undefined when that commit is gone. */
export function changedSince(root: string, commit: string, paths: string[]): string[] | undefined {
  const diff = spawnSync('git', ['diff', '--name-only', commit, 'HEAD', '--', ...paths], {
    cwd: root,
    encoding: 'utf8',
  });
  return diff.status === 0 ? kept(diff.stdout) : undefined;
}

/** Whether the history of `of` has this commit: only then can anybody look its sources up. */
export const isInHistory = (root: string, commit: string, of = 'HEAD'): boolean =>
  spawnSync('git', ['merge-base', '--is-ancestor', commit, of], { cwd: root }).status === 0;

/** Input files that were changed and not committed: the proof does not see these changes. */
export function uncommitted(root: string, paths: string[]): string[] {
  const tracked = git(root, ['diff', '--name-only', 'HEAD', '--', ...paths]);
  return kept(tracked + git(root, ['ls-files', '--others', '--exclude-standard', '--', ...paths]));
}

const kept = (text: string) => text.split('\n').filter((file) => file && !leftOut.test(file));

function git(root: string, args: string[]): string {
  const asked = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (asked.status === 0) return asked.stdout;
  throw new Problem({
    code: 'PROOF-GIT',
    what: 'git cannot tell the state of this checkout',
    where: `git ${args.join(' ')} in ${root}`,
    cause: 'a proof is bound to a commit, and this folder is no git checkout with one',
    next: 'git status',
    class: 'preflight',
    words: asked.error?.message ?? asked.stderr,
  });
}
