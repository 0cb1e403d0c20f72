import { Problem } from '../../../../libs/problem/src/problem.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { Values } from '../command-line/command-table.ts';
import { gitIn } from '../hooks/git.mjs';
import { earlierName, hookLine } from '../hooks/hook-file.mjs';
import { findHook, removeHook, setAside, writeHook, type Hook } from '../hooks/install.mjs';

const print = (text: string) => process.stdout.write(`${text}\n`);
const pushes =
  'each push runs lint, test and helm-template of what it affects (git push --no-verify leaves it out)';

/** `npm run hooks`: sets, shows or removes the pre-push hook. A hook of another tool is never written over. */
export default async function hooks(
  values: Values,
  _rest: string[] = [],
  root = workspaceRoot,
): Promise<number> {
  const git = gitIn(root);
  if (!git('--version').ok) throw missingGit();
  const hook = findHook(git, root);
  if (values['status']) return status(hook);
  if (hook.state === 'no-repository') throw noRepository(root);
  if (values['remove']) {
    const was = hook.state === 'ours' || hook.state === 'outdated';
    writable(hook, () => removeHook(git, hook));
    print(was ? `removed: ${hook.file}` : 'There was no hook of this project.');
    if (was && hook.earlier) print(`back in its place: the hook that was there before`);
    print('It stays away, also after npm ci. Again: npm run hooks');
    return 0;
  }
  if (hook.state === 'elsewhere') throw elsewhere(hook);
  if (hook.state === 'foreign' && !values['chain']) throw foreign(hook);
  if (hook.state === 'foreign' && hook.earlier) throw bothThere(hook);
  writable(hook, () => {
    if (hook.state === 'foreign') setAside(hook);
    writeHook(git, hook);
  });
  print(`${hook.state === 'ours' ? 'is set' : 'set'}: ${hook.file}`);
  if (hook.state === 'foreign' || hook.earlier) print(`before it runs what was there: ${earlierName}`);
  print(`From now on ${pushes}.`);
  return 0;
}

function status(hook: Hook): number {
  const words: Record<Hook['state'], string> = {
    ours: `set: ${pushes}`,
    outdated: 'set, by another version. Next: npm run hooks',
    absent: `not set${hook.off ? ' (it was removed)' : ''}. Next: npm run hooks`,
    foreign: `not set: ${hook.file} is another tool's. Next: npm run hooks -- --chain`,
    elsewhere: `not set by us: core.hooksPath is set. The line for ${hook.file}: ${hookLine}`,
    'no-repository': 'not set: this folder is no git repository of its own',
  };
  print(words[hook.state]);
  return hook.state === 'ours' || hook.state === 'outdated' ? 0 : 1;
}

function writable(hook: Hook, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new Problem(
      {
        code: 'HOOK-WRITE',
        what: `the hook cannot be written: ${(error as Error).message}`,
        where: hook.file,
        cause: 'no right to write there, or no space',
        next: `ls -ld ${hook.file} ${hook.file.replace(/\/[^/]*$/, '')}`,
      },
      { cause: error },
    );
  }
}

const foreign = (hook: Hook) =>
  new Problem({
    code: 'HOOK-FOREIGN',
    what: 'there is a pre-push hook of another tool, which is left as it is',
    where: hook.file,
    cause: 'git has one file for this hook',
    next: `npm run hooks -- --chain (ours then calls it first), or put this line into it: ${hookLine}`,
    class: 'refused',
  });

const bothThere = (hook: Hook) =>
  new Problem({
    code: 'HOOK-FOREIGN',
    what: `there is a pre-push hook of another tool, and a ${earlierName} beside it`,
    where: hook.file,
    cause: 'another tool has written its hook over ours',
    next: `look at both, delete one, then: npm run hooks -- --chain`,
    class: 'refused',
  });

const elsewhere = (hook: Hook) =>
  new Problem({
    code: 'HOOK-PATH',
    what: 'core.hooksPath is set, so hooks here are those of another tool',
    where: hook.file,
    cause: 'husky, or a folder of your own for all repositories: git config --show-origin core.hooksPath',
    next: `put this line into that file (#!/bin/sh above it, chmod +x): ${hookLine}`,
    class: 'refused',
  });

const noRepository = (root: string) =>
  new Problem({
    code: 'HOOK-REPOSITORY',
    what: 'this folder is not the top of a git repository',
    where: root,
    cause: 'unpacked from an archive, or part of another repository',
    next: 'git init, or clone the project',
    class: 'preflight',
  });

const missingGit = () =>
  new Problem({
    code: 'TOOL-MISSING',
    what: 'git is not installed',
    where: 'PATH',
    cause: 'it was never installed, or is not on PATH in this shell',
    next: 'install git (https://git-scm.com)',
    class: 'preflight',
  });
