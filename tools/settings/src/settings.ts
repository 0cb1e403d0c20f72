import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { ensureEnvFile, hasEnvFile } from './env-file.ts';
import { parseEnvLines, type EnvValues } from './env-lines.ts';
import { workspaceRoot } from './paths.ts';

/** Settings of a run; every field comes from .env, or from the shell where .env leaves it empty. */
export interface Settings {
  profile: string;
  namespace: string;
  /** The user's own database, or '' for ours. */
  databaseUrl: string;
  value(key: string): string;
}

/** Reads the settings; makes .env first when it is missing. */
export function readSettings(folder = workspaceRoot): Settings {
  return toSettings(ensureEnvFile({}, folder).values);
}

/** Reads the settings without making anything. */
export function peekSettings(folder = workspaceRoot): Settings {
  const file = hasEnvFile(folder) ? '.env' : '.env.example';
  return toSettings(parseEnvLines(readFileSync(join(folder, file), 'utf8'), file));
}

function toSettings(values: EnvValues): Settings {
  const value = (key: string) => values[key] || process.env[key] || '';
  const databaseUrl = value('DATABASE_URL');
  // A / # or ? in the password ends the host for every reader of URLs.
  if (databaseUrl && !(/^postgres(ql)?:\/\/[^/]+\/./.test(databaseUrl) && URL.canParse(databaseUrl))) {
    throw new Problem({
      code: 'DATABASE-URL',
      what: 'DATABASE_URL is not the URL of a PostgreSQL database',
      where: '.env',
      cause:
        'the form is postgresql://user:password@host:5432/database; in a password / is written %2F, # %23, ? %3F, @ %40',
      next: 'mend DATABASE_URL in .env, or empty it for a PostgreSQL of our own',
      class: 'preflight',
    });
  }
  return {
    profile: name(value('MINIKUBE_PROFILE') || 'minikube', 'MINIKUBE_PROFILE'),
    namespace: name(value('K8S_NAMESPACE') || 'default', 'K8S_NAMESPACE'),
    databaseUrl,
    value,
  };
}

/** RFC 1123 label: what Kubernetes and minikube accept as a name. */
function name(value: string, key: string): string {
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(value)) return value;
  throw new Problem({
    code: 'ENV-NAME',
    what: `${key} is "${value}", which is no valid name`,
    where: '.env',
    cause: 'only small letters, digits and - are allowed',
    next: `mend ${key} in .env`,
    class: 'preflight',
  });
}
