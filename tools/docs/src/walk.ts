// npx nx walk docs -- PAGE: does what a page says, from its top to its end, in one shell.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { workspaceRoot } from '../../settings/src/paths.ts';
import { isWalked } from './mark.ts';
import { blocksOf, readPage } from './page.ts';

const [path] = process.argv.slice(2);
if (!path || path.startsWith('-')) {
  process.stdout.write(
    'npx nx walk docs -- PAGE    e.g. docs/HELM.md\n\n' +
      'Runs the blocks of the page that are marked `walk` or `in .ci/run`, in their order, in one shell that ends at the first\n' +
      'command that fails. They are for a machine of their own: they make and remove what the page says, under the\n' +
      'names that stand there.\n',
  );
  process.exit(path ? 0 : 2);
}
const blocks = blocksOf(readPage(path)).filter(isWalked);
if (blocks.length === 0) {
  process.stderr.write(`${path} has no block that is marked <!-- walk --> or <!-- in .ci/run: … -->\n`);
  process.exit(2);
}
// Each block is shown as it stands, with the seconds so far: bash's own trace would show what a password was made to be.
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const script = [
  'set -euo pipefail',
  ...blocks.flatMap(({ text }) => [`printf '\\n— %s s\\n%s\\n\\n' "$SECONDS" ${quoted(text)}`, text]),
];
const shell = spawn('bash', ['-c', script.join('\n')], { cwd: workspaceRoot, stdio: 'inherit' });
const [code] = (await once(shell, 'close')) as [number | null];
process.stdout.write(
  code === 0
    ? `${path}: ${blocks.length === 1 ? 'its one block' : `all ${blocks.length} blocks`} ran\n`
    : `${path}: stopped in the last block above; what it made before that is still there\n`,
);
process.exitCode = code ?? 1;
