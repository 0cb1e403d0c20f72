import { type Chapter, row } from './code.ts';

export const hookAndProof: Chapter = {
  title: 'The pre-push hook and the proof',
  codes: [
    row(
      'HOOK-REPOSITORY',
      'This folder is no git repository',
      'unpacked from an archive, or part of another repository',
      '`git init`, or clone the project',
    ),
    row(
      'HOOK-FOREIGN',
      'Another tool has a pre-push hook here',
      'git has one file for this hook',
      '`npm run hooks -- --chain`',
    ),
    row(
      'HOOK-PATH',
      'core.hooksPath is set',
      'hooks here are those of another tool',
      'the line that the message shows',
    ),
    row(
      'HOOK-WRITE',
      'The hook cannot be written',
      'no right to write there, or no space',
      '`ls -ld .git/hooks`',
    ),
    row(
      'HOOK-INPUT',
      'What git says of the push cannot be read',
      'another program called the hook',
      '`git push`',
    ),
    row(
      'HOOK-PACKAGES',
      'The npm packages are missing, so nothing can be checked',
      'a fresh clone',
      '`npm ci`',
    ),
    row(
      'HOOK-WORK-TREE',
      'The committed state could not be checked out',
      'no space, or a damaged repository',
      '`git worktree prune`',
    ),
    row(
      'HOOK-TASK',
      'A check failed, so nothing is pushed',
      'its lines stand above the message',
      'mend it, or push with `--no-verify`',
    ),
    row(
      'HOOK-BUDGET',
      'The time for the checks is over, or HOOK_BUDGET is no time',
      'the machine is busy, or much has changed',
      '`npm test`, or a bigger HOOK_BUDGET',
    ),
    row(
      'PROOF-…',
      'The proof could not be made',
      'the word behind PROOF- says what it lacks; the message says why',
      '`npm run proof -- --help`',
    ),
  ],
};
