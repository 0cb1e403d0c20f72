import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { ensureEnvFile, hasEnvFile } from './env-file.ts';
import { parseEnvLines, type EnvValues } from './env-lines.ts';
import { workspaceRoot } from './paths.ts';

/** The kinds of clusters that the pipeline can deploy to. */
export const providerNames = ['minikube', 'kind', 'context'] as const;
export type ProviderName = (typeof providerNames)[number];

/** Settings of a run; every field comes from .env, or from the shell where .env leaves it empty. */
export interface Settings {
  /** The kind of cluster that a bare `nx deploy` works on. */
  provider: ProviderName;
  /** Name of the minikube profile. */
  profile: string;
  /** Name of the kind cluster; its context is `kind-<name>`. */
  kindCluster: string;
  /** The kubeconfig context of a cluster elsewhere, or ''. */
  context: string;
  /** Contexts that are neither minikube's nor kind's and may be used all the same. */
  allowedContexts: string[];
  namespace: string;
  /** The user's own database, or '' for ours. */
  databaseUrl: string;
  value(key: string): string;
}

/** Reads the settings; makes .env first when it is missing. */
export function readSettings(folder = workspaceRoot): Settings {
  return settingsWith(ensureEnvFile({}, folder).values);
}

/** Reads the settings without making anything. */
export function peekSettings(folder = workspaceRoot): Settings {
  const file = hasEnvFile(folder) ? '.env' : '.env.example';
  return settingsWith(parseEnvLines(readFileSync(join(folder, file), 'utf8'), file));
}

/** The settings that these values of a .env make, the environment beside them. @throws Problem */
export function settingsWith(values: EnvValues): Settings {
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
  // A run's own choice (`npm start -- --target kind`) comes through the environment, so here that one counts.
  const chosen = (key: string) => process.env[key] || values[key] || '';
  return {
    provider: providerName(chosen('CLUSTER_PROVIDER') || 'minikube'),
    profile: name(value('MINIKUBE_PROFILE') || 'minikube', 'MINIKUBE_PROFILE'),
    kindCluster: name(value('KIND_CLUSTER') || 'todo-chatbot', 'KIND_CLUSTER'),
    context: chosen('CLUSTER_CONTEXT'),
    allowedContexts: value('ALLOWED_CONTEXTS')
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
    namespace: name(value('K8S_NAMESPACE') || 'default', 'K8S_NAMESPACE'),
    databaseUrl,
    value,
  };
}

function providerName(value: string): ProviderName {
  const known = providerNames.find((one) => one === value);
  if (known) return known;
  throw new Problem({
    code: 'ENV-PROVIDER',
    what: `CLUSTER_PROVIDER is "${value}", which is no kind of cluster`,
    where: '.env, or the environment of this run',
    cause: `a typing error; known are ${providerNames.join(', ')}`,
    next: 'mend CLUSTER_PROVIDER, or empty it for minikube',
    class: 'preflight',
  });
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
