import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt } from '../programs/command.ts';

const note = (folder: string) => join(folder, 'current-context');

/** Notes the user's current context before kind makes its own the current one. What an ended run noted stays. */
export async function keepCurrentContext(folder: string): Promise<void> {
  if (existsSync(note(folder))) return;
  const asked = await attempt('kubectl', ['config', 'current-context']);
  const current = asked.stdout.trim();
  if (asked.exitCode !== 0 || !current) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(note(folder), current);
}

/** Gives the user the noted context back, unless another one was chosen since. */
export async function restoreCurrentContext(made: string, folder: string): Promise<void> {
  if (!existsSync(note(folder))) return;
  const before = readFileSync(note(folder), 'utf8');
  const now = (await attempt('kubectl', ['config', 'current-context'])).stdout.trim();
  if (now === made && before !== made) await attempt('kubectl', ['config', 'use-context', before]);
  rmSync(note(folder), { force: true });
}
