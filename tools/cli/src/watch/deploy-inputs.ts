import { hashedTasks } from '../../../pipeline/src/nx/tasks.ts';
import { readInputs } from '../../../pipeline/src/nx/task-inputs.ts';
import { openWorkspace } from '../../../pipeline/src/nx/workspace.ts';
import { serviceNames } from '../../../settings/src/services.ts';

/** Read by all targets, and in no task's list of files: settings, and what says which tasks there are. */
const alwaysRead = /^(\.env|nx\.json|package\.json|package-lock\.json)$|(^|\/)(project\.json|Chart\.yaml)$/;

/**
 * The files that the tasks on the way to a deployment are made from, as Nx resolves their inputs. What looks at the cluster
 * alone (and is never cached) reads no file of a person.
 */
export async function deployInputs(): Promise<string[]> {
  const workspace = await openWorkspace();
  const { graph } = await hashedTasks(workspace, { projects: [...serviceNames], target: 'deploy' });
  const cacheable = Object.values(graph.tasks).filter((task) => task.cache);
  const inputs = await readInputs(
    workspace,
    graph,
    cacheable.map(({ id }) => id),
  );
  return [...new Set(Object.values(inputs).flatMap(({ files }) => Object.keys(files)))];
}

/** Chooses the files that a deployment reads; asks Nx again only for one that it did not know. */
export class DeployFiles {
  readonly #ask: () => Promise<string[] | undefined>;
  #known = new Set<string>();

  constructor(ask: () => Promise<string[] | undefined>) {
    this.#ask = ask;
  }

  /** Nx's answer of now. A checkout whose projects cannot be read is for the run to tell: then every file counts. */
  async refresh(): Promise<void> {
    this.#known = new Set((await this.#ask()) ?? []);
  }

  async select(files: string[]): Promise<string[]> {
    const before = this.#known;
    const isRead = (file: string) => alwaysRead.test(file) || isIn(before, file) || isIn(this.#known, file);
    if (!files.every(isRead)) await this.refresh();
    if (this.#known.size === 0) return files;
    return files.filter(isRead);
  }
}

/** Also a folder that was moved away, whose files are told by its name alone. */
const isIn = (known: Set<string>, path: string): boolean =>
  known.has(path) || [...known].some((file) => file.startsWith(`${path}/`));
