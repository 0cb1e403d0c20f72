import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, workspaceRoot } from '../../../settings/src/paths.ts';
import { attempt } from '../programs/command.ts';

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
  const from = `--from-literal=checkout=${workspaceRoot}`;
  await attempt('kubectl', [...inside(context), 'create', 'configmap', mark.name, from]);
}

/** Whether the cluster carries the mark. */
export const hasMark = async (context: string): Promise<boolean> => (await readMark(context)) !== undefined;

/** The folder of another checkout of this workspace that made the cluster and is still there. */
export async function madeElsewhere(context: string): Promise<string | undefined> {
  const checkout = await readMark(context);
  return checkout && checkout !== workspaceRoot && existsSync(checkout) ? checkout : undefined;
}

const inside = (context: string): string[] => ['--context', context, '-n', mark.namespace];

/** The folder in the mark, empty in one of an older version; undefined without a mark. */
async function readMark(context: string): Promise<string | undefined> {
  const get = ['get', 'configmap', mark.name, '-o', 'jsonpath={.data.checkout}'];
  const found = await attempt('kubectl', [...inside(context), ...get]);
  return found.exitCode === 0 ? found.stdout : undefined;
}
