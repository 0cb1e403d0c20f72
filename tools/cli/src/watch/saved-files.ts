import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { isLeftOutFolder, isMomentary, notIgnored } from './left-out.ts';

/**
 * Tells of files that are saved in a workspace, each by its path from the root. One watcher a folder: Node's own recursive
 * one opens one a file on Linux, and would go into node_modules and .venv.
 */
export class SavedFiles {
  readonly #root: string;
  readonly #saved: (file: string) => void;
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(root: string, saved: (file: string) => void) {
    this.#root = root;
    this.#saved = saved;
  }

  /** @throws Problem WATCH-LIMIT when the system gives no more watchers */
  async open(): Promise<void> {
    const found = await notIgnored(foldersBelow(this.#root, ''), this.#root);
    for (const folder of ['', ...found]) this.#watch(folder);
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(join(this.#root, folder), (_, name) => name && this.#changed(folder, name));
      watcher.on('error', () => this.#unwatch(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOSPC' || code === 'EMFILE') throw noWatchers(code, this.#watchers.size);
      // It is gone again.
    }
  }

  #unwatch(folder: string): void {
    for (const [one, watcher] of this.#watchers) {
      if (one !== folder && !one.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.#watchers.delete(one);
    }
  }

  #changed(folder: string, name: string): void {
    if (isMomentary(name)) return;
    const path = posix.join(folder, name);
    const isFolder = statSync(join(this.#root, path), { throwIfNoEntry: false })?.isDirectory();
    if (isFolder) void this.#newFolder(path);
    else {
      // A folder that was there under this name is gone, with all that was in it.
      if (this.#watchers.has(path)) this.#unwatch(path);
      this.#saved(path);
    }
  }

  /** A folder that was made or moved here: what is in it by now was saved before anybody watched. */
  async #newFolder(path: string): Promise<void> {
    if (isLeftOutFolder(basename(path)) || this.#watchers.has(path)) return;
    const found = await notIgnored([path, ...foldersBelow(this.#root, path)], this.#root);
    for (const folder of found) {
      this.#watch(folder);
      for (const entry of entriesOf(join(this.#root, folder)))
        if (entry.isFile() && !isMomentary(entry.name)) this.#saved(posix.join(folder, entry.name));
    }
  }
}

/** Which of these files are other than when they were asked for last. Editors save what is equal, and tasks touch what they read. */
export class Contents {
  readonly #root: string;
  readonly #known = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  changed(files: string[]): string[] {
    return files.filter((file) => {
      const before = this.#known.get(file);
      const now = contentOf(join(this.#root, file));
      this.#known.set(file, now);
      return before !== now;
    });
  }
}

function contentOf(file: string): string {
  try {
    return createHash('sha1').update(readFileSync(file)).digest('hex');
  } catch {
    return 'gone';
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function foldersBelow(root: string, folder: string): string[] {
  return entriesOf(join(root, folder))
    .filter((entry) => entry.isDirectory() && !isLeftOutFolder(entry.name))
    .map((entry) => posix.join(folder, entry.name))
    .flatMap((path) => [path, ...foldersBelow(root, path)]);
}

const noWatchers = (code: string, open: number) =>
  new Problem({
    code: 'WATCH-LIMIT',
    what: `the system lets no more folders be watched (${code} after ${open})`,
    where: 'fs.inotify.max_user_watches',
    cause: 'editors and other watchers use up what there is',
    next: 'sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024',
    class: 'preflight',
  });
