import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds nx.json. */
export const workspaceRoot = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A path below the workspace's root. */
export const inWorkspace = (...parts: string[]): string => join(workspaceRoot, ...parts);

/** What a run keeps between runs and git does not: the embedded database's files, logs, process records. */
export const dataFolder = inWorkspace('.data');
