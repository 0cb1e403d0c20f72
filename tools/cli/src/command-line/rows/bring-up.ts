import { dryRun, flag, help, target, text, type Command } from '../command.ts';
import { targets } from '../../targets/target.ts';

const configurations = ['dev', 'prod'] as const;

/** Where the app comes up, and how much is said of it. */
const place = {
  ...help,
  target,
  context: text,
  configuration: { type: 'string', short: 'c' },
  port: text,
  'backend-port': text,
  explain: flag,
} as const;

/** What brings the app up. */
export const bringUp: Record<string, Command> = {
  start: {
    summary: 'brings the app up and prints its URL',
    options: {
      ...place,
      json: flag,
      verbose: { type: 'boolean', short: 'v' },
    },
    help: {
      target:
        'minikube, kind, context, embedded or compose; default: CLUSTER_PROVIDER of .env, else minikube where its tools are, else embedded',
      context: 'the kubeconfig context of a cluster elsewhere (target context); .env must allow it',
      configuration: 'dev or prod (clusters); default: what is deployed, else dev',
      port: 'port of the URL: 3000 (embedded, compose), 30000 (minikube and kind, only when the cluster is made)',
      'backend-port': 'port of the backend (embedded): 8001',
      explain: 'says of each task why it runs: files that changed, lines that differ (clusters)',
      json: 'one event a line on stdout, as docs/EVENTS.md says',
      verbose: 'shows the output of every step',
    },
    choices: { target: targets, configuration: configurations },
    example: 'npm start -- --target embedded --port 3100',
    load: () => import('../../commands/start.ts'),
  },
  watch: {
    summary: 'brings the app up again after each save of a file that it is made from',
    options: {
      ...place,
      verbose: { type: 'boolean', short: 'v' },
      initial: flag,
    },
    help: {
      target: 'as npm start',
      context: 'as npm start',
      configuration: 'as npm start',
      port: 'as npm start',
      'backend-port': 'as npm start',
      explain: 'says of each task why it runs',
      verbose: 'shows the output of every step',
      initial: 'begins with a run (the default); --no-initial waits for the first save',
    },
    choices: { target: targets, configuration: configurations },
    example: 'npm run watch -- --target embedded --no-initial',
    load: () => import('../../commands/watch.ts'),
  },
  dev: {
    summary: 'all services on this machine with hot reload and the embedded PostgreSQL',
    options: { ...help, port: text, 'backend-port': text },
    help: { port: 'port of the URL: 3000', 'backend-port': 'port of the backend: 8001' },
    example: 'npm run dev -- --port 3100',
    load: () => import('../../commands/dev.ts'),
  },
  down: {
    summary: 'stops and removes all that was started; data and .env stay',
    options: {
      ...help,
      all: { type: 'boolean', short: 'a' },
      data: flag,
      others: flag,
      yes: { type: 'boolean', short: 'y' },
      'dry-run': dryRun,
      target,
      json: flag,
    },
    help: {
      all: 'also deletes the clusters that were made here; without it they are stopped',
      data: 'also deletes the databases and .env; needs --yes',
      others: 'also what another checkout of this workspace has made',
      yes: 'do not ask back',
      'dry-run': 'only say what would be done',
      target: `only ${targets.join(', ')}`,
      json: 'events as JSON lines, or the plan with --dry-run',
    },
    choices: { target: targets },
    example: 'npm run down -- --all --dry-run',
    load: () => import('../../commands/down.ts'),
  },
};
