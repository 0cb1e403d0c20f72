import { spawn } from 'node:child_process';

/** Folders that no task is made from; they are not even looked at, since some hold tens of thousands of files. */
const folders = new Set([
  'node_modules',
  'dist',
  '.git',
  '.venv',
  '.data',
  '.nx',
  '.next',
  '.tools',
  '__pycache__',
]);

/** Files that editors and tools make for a moment beside the one that is saved. */
const momentary = [
  /~$/, // Emacs and others: the version before
  /^\.#/, // Emacs: its lock
  /^#.*#$/, // Emacs: unsaved work
  /\.sw[a-z]$/, // Vim: unsaved work
  /^4913$/, // Vim: may it write here?
  /^\.goutputstream-/, // GNOME
  /\.kate-swp$/,
  /___jb_(tmp|old)___$/, // JetBrains
  /\.(tmp|temp|crswap|part)$/,
  /^\.DS_Store$/,
];

/** Ignored by git, and still part of what is deployed. */
const wanted = new Set(['.env']);

export const isLeftOutFolder = (name: string): boolean => folders.has(name);
export const isMomentary = (name: string): boolean => momentary.some((pattern) => pattern.test(name));

/** Those paths that git does not ignore; without git or a repository all of them. */
export function notIgnored(paths: string[], root: string): Promise<string[]> {
  if (paths.length === 0) return Promise.resolve([]);
  return new Promise((resolve) => {
    const child = spawn('git', ['check-ignore', '-z', '--stdin'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.on('error', () => resolve(paths));
    child.on('close', () => {
      const ignored = new Set(out.split('\0'));
      resolve(paths.filter((path) => wanted.has(path) || !ignored.has(path)));
    });
    // git that is not there, or that ended at once, is told by `error` or `close`.
    child.stdin.on('error', () => undefined);
    child.stdin.end(paths.join('\0') + '\0');
  });
}
