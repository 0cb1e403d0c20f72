import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvLines, writeEnvLines, type EnvValues } from './env-lines.ts';
import { workspaceRoot } from './paths.ts';

/** Keys whose values are made on the first run: 32 random bytes each. */
export const madeSecrets = ['BETTER_AUTH_SECRET', 'JWT_SECRET', 'POSTGRES_PASSWORD'] as const;

export interface EnvFile {
  values: EnvValues;
  /** `true` when this call made the file. */
  made: boolean;
  /** Keys that got a value now. */
  filled: string[];
  /** Those of them that have the value with which a cluster or a data volume runs already. */
  taken: string[];
}

const randomSecret = () => randomBytes(32).toString('base64url');

/** Whether the workspace has a .env. */
export const hasEnvFile = (folder = workspaceRoot): boolean => existsSync(join(folder, '.env'));

/**
 * Reads .env; makes it from .env.example when it is missing, and gives each secret that is still empty a value:
 * one of `living` (what a cluster already runs with), else a random one. What is there is never replaced.
 * @throws Problem ENV-LINE
 */
export function ensureEnvFile(living: EnvValues = {}, folder = workspaceRoot): EnvFile {
  const file = join(folder, '.env');
  const made = !hasEnvFile(folder);
  const source = made ? '.env.example' : '.env';
  const text = readFileSync(join(folder, source), 'utf8');
  const values = parseEnvLines(text, source);
  const filled = madeSecrets.filter((key) => !values[key]);
  if (!made && filled.length === 0) return { values, made, filled, taken: [] };
  const taken = filled.filter((key) => living[key]);
  const changes: EnvValues = {};
  for (const key of filled) changes[key] = living[key] || process.env[key] || randomSecret();
  writeWhole(file, writeEnvLines(text, changes), made);
  // Another process may have made it in the same moment: what stands in the file counts.
  return { values: parseEnvLines(readFileSync(file, 'utf8'), '.env'), made, filled, taken };
}

/** Writes beside and links, so that a killed run leaves a whole file or none; a file made meanwhile wins. */
function writeWhole(file: string, text: string, made: boolean): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text, { mode: 0o600 });
  try {
    if (made) linkSync(beside, file);
    else renameSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A warning with its fix when others on this machine can read the secrets, else undefined. */
export function permissionWarning(folder = workspaceRoot): string | undefined {
  if (process.platform === 'win32' || !hasEnvFile(folder)) return undefined;
  if ((statSync(join(folder, '.env')).mode & 0o077) === 0) return undefined;
  return '.env holds secrets and can be read by others on this machine; fix: chmod 600 .env';
}
