import { lstatSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StartProblem } from '../lifecycle/start-error.ts';
import { value, WHERE, type Environment } from './environment.ts';

/** A secret of the environment, or of a file. */
export interface Secret {
  /** undefined: there is none. */
  text: string | undefined;
  /** Where it stands, or should. */
  where: string;
  /** Why it is most likely missing, where a file should have it. */
  missing: string | undefined;
  /** It cannot be read, which has been told already. */
  unreadable: boolean;
}

export type SecretReader = (name: string) => Secret;

/**
 * Gives secrets by their names: from the environment, or else from the file of that name in the folder SECRETS_DIR, where
 * the chart mounts the Secret. An empty one counts as unset, and white space around it is cut off. What keeps files from
 * being read is added to the problems.
 */
export function secretReader(env: Environment, problems: StartProblem[]): SecretReader {
  const folder = value(env, 'SECRETS_DIR');
  const readable = folder === undefined || isFolder(folder);
  if (!readable) problems.push(noFolder(folder));
  return (name) => {
    const text = value(env, name);
    if (text !== undefined || folder === undefined)
      return { text, where: WHERE, missing: undefined, unreadable: false };
    const path = join(folder, name);
    const where = `file ${path} (in Kubernetes the key ${name} of the pod's Secret)`;
    const missing = 'the Secret has no such key, or an empty one';
    if (!readable) return { text, where, missing, unreadable: true };
    try {
      return { text: textOf(path), where, missing, unreadable: false };
    } catch (error) {
      problems.push(unreadableFile(name, where, error));
      return { text, where, missing, unreadable: true };
    }
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** @throws when there is something from which no text can be read, also a link that leads nowhere */
function textOf(path: string): string | undefined {
  if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)).trim() || undefined;
}

function noFolder(folder: string): StartProblem {
  return {
    code: 'SECRETS-DIR-MISSING',
    what: `SECRETS_DIR names ${folder}, which is no folder`,
    where: WHERE,
    cause: 'the Secret is not mounted there, or a typing error',
    next: 'mount the Secret there, or leave SECRETS_DIR out and set the variables themselves',
  };
}

function unreadableFile(name: string, where: string, error: unknown): StartProblem {
  const { code } = error as NodeJS.ErrnoException;
  return {
    code: 'SECRET-FILE-UNREADABLE',
    what: `${name} cannot be read: ${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : String(code)}`,
    where,
    cause: 'its mode or owner keeps this user out, or it is no file of text',
    next: "let the process's user read it (in Kubernetes by defaultMode 0440 and fsGroup), then start again",
  };
}
