import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../../../cluster/src/programs/command.ts';
import { dataFolder } from '../../../settings/src/paths.ts';

/** The mark of a cluster cannot be read while the cluster is stopped; so whoever stops one notes which container it was. */
const file = (context: string, folder: string) => join(folder, `stopped-${context}`);

const idOf = async (container: string): Promise<string> =>
  (await attempt('docker', ['container', 'inspect', '-f', '{{.Id}}', container])).stdout.trim();

/** Notes that a cluster with our mark is stopped now. `container`: its node, when the node is one. */
export async function noteStopped(
  context: string,
  container: string | undefined,
  folder = dataFolder,
): Promise<void> {
  const id = container && (await idOf(container));
  if (!id) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file(context, folder), `${container} ${id}\n`);
}

/** Whether the cluster that is stopped now is the one that was noted: a later one of the same name has another container. */
export async function wasStoppedByUs(context: string, folder = dataFolder): Promise<boolean> {
  if (!existsSync(file(context, folder))) return false;
  const [container = '', id = ''] = readFileSync(file(context, folder), 'utf8').trim().split(' ');
  return Boolean(id) && (await idOf(container)) === id;
}

export const forgetStopped = (context: string, folder = dataFolder): void =>
  rmSync(file(context, folder), { force: true });
