import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvLines, type EnvValues } from './env-lines.ts';
import { workspaceRoot } from './paths.ts';
import { formsOf } from './secret-forms.ts';
import { namesSecret } from './secret-names.ts';

/** What stands where a secret stood. */
export const mask = '***';

/**
 * A shorter value is no secret here: the programs that read .env make 43 characters, and hiding `dev` or `1234` wherever
 * it occurs would hide task names and ports instead. A password inside a URL is hidden in its place however short it is.
 */
const shortestSecret = 6;

// The scheme's length is bounded: a long line of base64 must not be read again from each of its letters.
const urlPassword = /\b([a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@'"]*:)([^\s/?#'"]+?)@(?=[^\s@]*(?:[\s'"]|$))/gi;
const inUrl = [/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^:/?#@]*:(.+)@[^@]*$/i, /[?&](?:ssl)?password=([^&#]+)/i];

/** The values among settings that must never be shown: secrets by their keys, and passwords inside URLs. */
export function secretsOf(values: EnvValues): string[] {
  const found = new Set<string>();
  for (const [key, value] of Object.entries(values)) {
    if (namesSecret(key)) found.add(value);
    for (const form of inUrl) {
      const password = form.exec(value)?.[1];
      if (password) found.add(password).add(decoded(password));
    }
  }
  return [...found].filter((value) => value.length >= shortestSecret);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const read = new Map<string, { stamp: string; secrets: string[] }>();

/** The secrets of .env and of this process's environment; read again when the file has changed. Never throws. */
export function knownSecrets(folder = workspaceRoot): string[] {
  const file = join(folder, '.env');
  const before = read.get(file);
  let stamp = '';
  try {
    const { mtimeMs, ino, size } = statSync(file);
    stamp = `${mtimeMs} ${ino} ${size}`;
    if (stamp !== before?.stamp) {
      // What was secret a moment ago stays so: its words may still be on their way.
      const secrets = new Set([
        ...(before?.secrets ?? []),
        ...secretsOf(envValues(readFileSync(file, 'utf8'))),
      ]);
      read.set(file, { stamp, secrets: [...secrets] });
    }
  } catch {
    // No .env yet.
  }
  return [...new Set([...(read.get(file)?.secrets ?? []), ...secretsOf(process.env as EnvValues)])];
}

/** Line by line, so that one line that cannot be read hides no other. */
function envValues(text: string): EnvValues {
  const values: EnvValues = {};
  for (const line of text.split('\n')) {
    try {
      Object.assign(values, parseEnvLines(line, '.env'));
    } catch {
      const [, key, rest] = /^\s*(?:export\s+)?(\w+)=\s*['"]?(.*?)['"]?\s*$/.exec(line) ?? [];
      if (key && rest) values[key] = rest;
    }
  }
  return values;
}

const compiled = new Map<string, RegExp>();

function pattern(secrets: readonly string[]): RegExp | undefined {
  const wanted = secrets.filter((secret) => secret.length >= shortestSecret);
  if (wanted.length === 0) return undefined;
  const key = wanted.join('\0');
  let made = compiled.get(key);
  if (!made) {
    // The longest first: a secret may begin with another one.
    const forms = [...new Set(wanted.flatMap(formsOf))]
      .filter((form) => form.length >= shortestSecret)
      .sort((a, b) => b.length - a.length);
    const escaped = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
    made = new RegExp(escaped.join('|'), 'g');
    compiled.clear();
    compiled.set(key, made);
  }
  return made;
}

/** The text with each secret, in each of its forms, and each password inside a URL replaced by `***`. */
export function redact(text: string, secrets: readonly string[] = knownSecrets()): string {
  const found = pattern(secrets);
  const hidden = found ? text.replace(found, mask) : text;
  return hidden.replace(urlPassword, `$1${mask}@`);
}

/** Names of our own making, which hold no secret: a password such as `postgres` must not hide the task of that name. */
const names = new Set(['type', 'task', 'needs', 'state', 'action', 'code', 'run']);

/** The same for every string inside a value. Keys stay, and so do the names of tasks and states. */
export function redactDeep<T>(value: T, secrets: readonly string[] = knownSecrets()): T {
  if (typeof value === 'string') return redact(value, secrets) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => redactDeep(one, secrets)) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    names.has(key) ? (one as unknown) : redactDeep(one as unknown, secrets),
  ]);
  return Object.fromEntries(entries) as T;
}
