import type { TaskGraph } from '@nx/devkit';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, workspaceRoot } from '../../../settings/src/paths.ts';
import { HashPlanInspector, type HashInputs } from './internals.ts';
import type { Workspace } from './workspace.ts';

/** What a task's hash was made from; kept for each task that ran, so that a later plan can name what changed. */
export interface InputsRecord {
  hash: string;
  /** Path from the workspace root → hash of its content. */
  files: Record<string, string>;
  /** Commands and variables that count, without their values: a value may be a secret. */
  others: string[];
}

/** The inputs of all tasks of a graph, by task id. Files are read where Nx does not have their hash at hand. */
export async function readInputs(
  { graph, nxJson }: Workspace,
  tasks: TaskGraph,
  ids: string[],
): Promise<Record<string, InputsRecord>> {
  const inspector = new HashPlanInspector(graph, workspaceRoot, nxJson);
  await inspector.init();
  const found: Record<string, InputsRecord> = {};
  const hashes = new Map<string, string>();
  for (const id of ids) {
    const { target, hash = '' } = tasks.tasks[id]!;
    const inputs: HashInputs | undefined = inspector.inspectTaskInputs(target)[id];
    if (!inputs) continue;
    const files = Object.fromEntries(inputs.files.sort().map((file) => [file, contentHash(file, hashes)]));
    found[id] = {
      hash,
      files,
      others: [...inputs.runtime, ...inputs.environment, ...inputs.external].sort(),
    };
  }
  return found;
}

function contentHash(file: string, known: Map<string, string>): string {
  const before = known.get(file);
  if (before !== undefined) return before;
  let hash: string;
  try {
    hash = createHash('sha1')
      .update(readFileSync(join(workspaceRoot, file)))
      .digest('hex')
      .slice(0, 16);
  } catch {
    hash = 'missing';
  }
  known.set(file, hash);
  return hash;
}

/** What differs between the inputs of two runs of a task, as short sentences; the files first. */
export function changedInputs(before: InputsRecord, now: InputsRecord): string[] {
  const changed: string[] = [];
  for (const [file, hash] of Object.entries(now.files)) {
    const old = before.files[file];
    if (old === undefined) changed.push(`${file} is new`);
    else if (old !== hash) changed.push(`${file} changed`);
  }
  for (const file of Object.keys(before.files)) if (!(file in now.files)) changed.push(`${file} is gone`);
  for (const other of now.others) if (!before.others.includes(other)) changed.push(`input added: ${other}`);
  for (const other of before.others) if (!now.others.includes(other)) changed.push(`input gone: ${other}`);
  // Same files and same names: a value behind them is another, such as a version that a command prints.
  if (changed.length === 0 && before.hash !== now.hash)
    changed.push('the task’s configuration, a package version, or what a command or variable says');
  return changed;
}

const fileOf = (id: string, folder: string) => join(folder, `${id.replace(/[^\w.-]+/g, '_')}.json`);
const recordsFolder = join(dataFolder, 'inputs');

/** Keeps the inputs of tasks that ran. Written beside and renamed: a killed run leaves the old record. */
export function keepInputs(records: Record<string, InputsRecord>, folder = recordsFolder): void {
  mkdirSync(folder, { recursive: true });
  for (const [id, record] of Object.entries(records)) {
    const beside = `${fileOf(id, folder)}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(record));
    renameSync(beside, fileOf(id, folder));
  }
}

/** The inputs of a task's last run here, or undefined when it never ran or its record cannot be read. */
export function keptInputs(id: string, folder = recordsFolder): InputsRecord | undefined {
  try {
    const record = JSON.parse(readFileSync(fileOf(id, folder), 'utf8')) as Partial<InputsRecord>;
    if (typeof record.hash !== 'string' || !record.files || !Array.isArray(record.others)) return undefined;
    return record as InputsRecord;
  } catch {
    return undefined;
  }
}
