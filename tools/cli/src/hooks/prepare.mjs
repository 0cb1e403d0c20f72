// @ts-check
// npm's `prepare`, after each install: sets the hook in a person's checkout. It says nothing and never fails: an install in
// CI, in an image, from an archive or on a read-only disk goes on as if this were not there.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gitIn, withoutGit } from './git.mjs';
import { findHook, writeHook } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const ci = process.env['CI'];

try {
  if (!ci || ci === 'false' || ci === '0') {
    const git = gitIn(root, withoutGit(process.env));
    const hook = findHook(git, root);
    if (!hook.off && (hook.state === 'absent' || hook.state === 'outdated')) writeHook(git, hook);
  }
} catch {
  // `npm run hooks` says what is in the way.
}
