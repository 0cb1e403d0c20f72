import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../settings/src/paths.ts';
import { attempt } from './command.ts';

const mark = { namespace: 'kube-system', name: 'todo-chatbot-made-this-cluster' };

const note = (context: string, folder: string) => join(folder, `making-${context}`);

/** Notes that a cluster is being made here: the mark is set even when this run ends before the cluster is there. */
export function noteMaking(context: string, folder = dataFolder): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(note(context, folder), '');
}

/** Sets the mark in a running cluster whose making was noted. */
export async function markIfMade(context: string, folder = dataFolder): Promise<void> {
  if (!existsSync(note(context, folder))) return;
  await setMark(context);
  // A cluster that did not answer is marked by the next run.
  if (await hasMark(context)) rmSync(note(context, folder), { force: true });
}

/** Leaves a mark in a cluster that was made here, so that `down` knows which clusters it may stop or delete. */
async function setMark(context: string): Promise<void> {
  await attempt('kubectl', ['--context', context, '-n', mark.namespace, 'create', 'configmap', mark.name]);
}

/** Whether the cluster carries the mark. */
export async function hasMark(context: string): Promise<boolean> {
  const found = await attempt('kubectl', [
    '--context',
    context,
    '-n',
    mark.namespace,
    'get',
    'configmap',
    mark.name,
  ]);
  return found.exitCode === 0;
}
