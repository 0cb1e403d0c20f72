import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { checks, filesOf } from './checks.ts';

export interface Ran {
  files: number;
  /** What the program said, and how it ended; 0 without a finding. */
  output: string;
  exitCode: number;
}

/**
 * One check over all files of a checkout that git does not ignore.
 * @throws Problem LINT-NOT-RUN when there is no such check, no file for it, or its program did not start
 */
export function runCheck(name: string, root: string): Ran {
  const check = checks[name];
  if (!check) throw notRun(name, `there is no check "${name}"`, Object.keys(checks).join(', '));
  const listed = spawnSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (listed.status !== 0) throw notRun(name, 'git cannot list the files', listed.stderr);
  const there = [...new Set(listed.stdout.split('\0'))].filter(
    (path) => path && existsSync(join(root, path)),
  );
  const files = filesOf(check, there, (path) => readFileSync(join(root, path), 'utf8'));
  if (files.length === 0) throw notRun(name, 'there is no file to look at', root);
  const [program = '', ...args] = check.command;
  const ran = spawnSync(program, [...args, ...files], { cwd: root, encoding: 'utf8' });
  if (ran.error || ran.status === null) {
    throw notRun(name, 'its program did not start', ran.error?.message ?? String(ran.signal));
  }
  return { files: files.length, output: `${ran.stdout}${ran.stderr}`, exitCode: ran.status };
}

const notRun = (name: string, what: string, words: string) =>
  new Problem({
    code: 'LINT-NOT-RUN',
    what: `lint-${name}: ${what}`,
    where: `npx nx lint-${name} workspace`,
    cause: 'a package is missing, PyPI cannot be reached the first time, or the name is mistyped',
    next: 'npm ci, then the same command again',
    words,
  });
