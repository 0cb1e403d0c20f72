import type { ParseArgsConfig } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  options: Options;
  /** What each option does, in the order in which help shows them. */
  help: Record<string, string>;
  /** Words after the options, as help shows them. */
  rest?: string;
  load(): Promise<{ default: (values: Values, rest: string[]) => Promise<number> }>;
}

/** Parsed options: strings and booleans by their names. */
export type Values = Record<string, string | boolean | undefined>;

const help: Options = { help: { type: 'boolean', short: 'h' } };
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** Every command of package.json's scripts. */
export const commands: Record<string, Command> = {
  start: {
    summary: 'brings the app up and prints its URL',
    options: {
      ...help,
      target: text,
      configuration: { type: 'string', short: 'c' },
      port: text,
      'backend-port': text,
      verbose: flag,
    },
    help: {
      target:
        'minikube, embedded or compose; default: minikube where Docker, minikube, kubectl and helm are, else embedded',
      configuration: 'dev or prod (minikube); default: what is deployed, else dev',
      port: 'port of the URL: 3000 (embedded, compose), 30000 (minikube, only when the cluster is made)',
      'backend-port': 'port of the backend (embedded): 8001',
      verbose: 'shows the output of every step',
    },
    load: () => import('./commands/start.ts'),
  },
  down: {
    summary: 'stops and removes all that was started; data and .env stay',
    options: { ...help, all: flag, data: flag, yes: flag, 'dry-run': flag },
    help: {
      all: 'also deletes the minikube profile, if it was made here',
      data: 'also deletes the databases and .env; needs --yes',
      yes: 'do not ask back',
      'dry-run': 'only say what would be done',
    },
    load: () => import('./commands/down.ts'),
  },
  status: {
    summary: 'what runs, with reasons, and the URL',
    options: { ...help, json: flag },
    help: { json: 'as JSON' },
    load: () => import('./commands/status.ts'),
  },
  doctor: {
    summary: 'what this machine has, what is missing, and the fix for each',
    options: { ...help, json: flag },
    help: { json: 'as JSON' },
    load: () => import('./commands/doctor.ts'),
  },
  dev: {
    summary: 'both services on this machine with hot reload and the embedded PostgreSQL',
    options: { ...help, port: text, 'backend-port': text },
    help: { port: 'port of the URL: 3000', 'backend-port': 'port of the backend: 8001' },
    load: () => import('./commands/dev.ts'),
  },
  test: {
    summary: 'everything that needs no cluster: lint, types, tests, charts',
    options: { ...help },
    help: {},
    rest: '[nx options]',
    load: () => import('./commands/test.ts'),
  },
  e2e: {
    summary: 'the journeys of a user, in a real browser, against what runs',
    options: { ...help, target: text },
    help: { target: 'minikube, embedded or compose; default: what runs' },
    rest: '[playwright options]',
    load: () => import('./commands/e2e.ts'),
  },
};
