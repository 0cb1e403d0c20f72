import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inWorkspace, workspaceRoot } from '../../../settings/src/paths.ts';
import { begin, mustRun, runProgram, type Ran, type Underway } from './programs.ts';

/**
 * The cluster of the proofs: a name of its own, so that nobody's cluster, database or image is touched. Two runs at once, each
 * from a clone of its own, need two names and ports.
 */
export const profile = process.env['PROOF_CLUSTER'] || 'todo-proof';
export const hostPort = Number(process.env['PROOF_PORT'] || 30030);

const folder = inWorkspace('.data/proof');
/** What would lead a clone to other settings, or to this run of npm. */
const foreign =
  /^(NX_|TODO_|npm_(lifecycle|package|command|node_execpath)|INIT_CWD$|DATABASE_URL$|K8S_NAMESPACE$|PUBLIC_URL$)/;

const made = new Set<Checkout>();

/** Takes away all clones, and the cluster that was deployed to from them. Gives what could not be taken away. */
export async function tidyUp(): Promise<string | undefined> {
  const [first] = made;
  const down = await first?.down();
  // Images that a script tagged; those of npm start stay for `npm run prune`, as anybody's do.
  const list = ['image', 'ls', '-q', '--filter', 'reference=todo-*:by-hand*', '--no-trunc'];
  const ids = (await first?.run('docker', list).catch(() => undefined))?.stdout.split('\n').filter(Boolean);
  if (ids?.length) await first?.run('docker', ['rmi', '-f', ...new Set(ids)]);
  for (const checkout of made) await checkout.delete();
  made.clear();
  return down && down.exitCode !== 0 ? down.stderr : undefined;
}

/** A clone of the commit that is checked out here, with packages, Nx cache and `.env` of its own. */
export class Checkout {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;

  constructor(name: string) {
    this.root = join(folder, name);
    const kept = Object.entries(process.env).filter(([key]) => !foreign.test(key));
    this.env = {
      ...Object.fromEntries(kept),
      NO_COLOR: '1',
      MINIKUBE_PROFILE: profile,
      KIND_CLUSTER: profile,
      // Nx shares one cache among all clones of a repository unless it is told a place.
      NX_CACHE_DIRECTORY: join(this.root, '.nx/cache'),
    };
  }

  get #place() {
    return { cwd: this.root, env: this.env };
  }

  /** Makes the clone, or brings a clone that a killed run left to this commit. */
  async make(): Promise<this> {
    const here = { cwd: workspaceRoot, env: this.env };
    const commit = (await mustRun('git', ['rev-parse', 'HEAD'], here)).stdout.trim();
    if (!existsSync(join(this.root, '.git'))) {
      rmSync(this.root, { recursive: true, force: true });
      mkdirSync(dirname(this.root), { recursive: true });
      await mustRun('git', ['clone', '-q', workspaceRoot, this.root], here);
      await this.git('config', 'user.name', 'proof');
      await this.git('config', 'user.email', 'proof@localhost');
    }
    await this.git('fetch', '-q', 'origin');
    await this.git('checkout', '-q', '-f', '-B', 'proof', commit);
    await this.#packages();
    made.add(this);
    return this;
  }

  git = (...args: string[]): Promise<Ran> => this.must('git', args);

  run = (program: string, args: string[]): Promise<Ran> => runProgram(program, args, this.#place);

  must = (program: string, args: string[], input?: string): Promise<Ran> =>
    mustRun(program, args, { ...this.#place, ...(input === undefined ? {} : { input }) });

  /** `npm start`, run as package.json runs it. */
  start = (...args: string[]): Promise<Ran> => this.beginStart(...args).ended;

  beginStart = (...args: string[]): Underway =>
    begin(
      process.execPath,
      ['tools/cli/bootstrap.mjs', 'start', '--port', String(hostPort), ...args],
      this.#place,
    );

  /** Replaces words in a file of the clone; they must be there. */
  edit(file: string, words: string | RegExp, by: string): void {
    const path = join(this.root, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(words, by);
    if (after === before) throw new Error(`${file} has no ${String(words)}`);
    writeFileSync(path, after);
  }

  remove(...paths: string[]): void {
    for (const path of paths) rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** As after a fresh clone: nothing built, no Nx cache; packages and `.env` stay. */
  wipeNxCache(): void {
    this.remove('.nx', 'dist', 'node_modules/.cache', 'apps/frontend/.next');
  }

  /** Removes the cluster, the database and all else that was deployed from here. */
  down = (): Promise<Ran> =>
    this.run(process.execPath, ['tools/cli/bootstrap.mjs', 'down', '--all', '--data', '--yes']);

  async delete(): Promise<void> {
    // Two proofs of a run may share it, and the first one that ends removes it.
    if (existsSync(join(this.root, 'node_modules/.bin/nx')))
      await this.run('node_modules/.bin/nx', ['daemon', '--stop']);
    rmSync(this.root, { recursive: true, force: true });
  }

  async #packages(): Promise<void> {
    const same = (path: string) =>
      existsSync(join(this.root, path)) &&
      readFileSync(join(this.root, path), 'utf8') === readFileSync(inWorkspace(path), 'utf8');
    if (same('node_modules/.package-lock.json')) return;
    this.remove('node_modules');
    // Links take a second and no space; where they cannot be made, npm does it.
    const linked = await this.run('cp', [
      '-al',
      inWorkspace('node_modules'),
      join(this.root, 'node_modules'),
    ]);
    if (linked.exitCode === 0) return this.remove('node_modules/.cache');
    this.remove('node_modules');
    await this.must('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error']);
  }
}
