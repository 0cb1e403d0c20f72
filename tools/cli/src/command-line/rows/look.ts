import { flag, help, service, services, target, text, type Command } from '../command.ts';
import { targets } from '../../targets/target.ts';

const where = `${targets.join(', ')}; default: what runs`;

/** What looks and changes nothing. */
export const look: Record<string, Command> = {
  plan: {
    summary: 'what npm start would do on the cluster, and why; changes nothing',
    options: { ...help, configuration: { type: 'string', short: 'c' }, json: flag },
    help: { configuration: 'dev or prod; default: what is deployed, else dev', json: 'as JSON' },
    choices: { configuration: ['dev', 'prod'] },
    example: 'npm run plan -- --configuration prod',
    load: () => import('../../commands/plan.ts'),
  },
  status: {
    summary: 'what runs, with reasons, and the URL',
    options: { ...help, target, json: flag },
    help: { target: `only ${targets.join(', ')}`, json: 'as JSON' },
    choices: { target: targets },
    example: 'npm run status -- --json',
    load: () => import('../../commands/status.ts'),
  },
  logs: {
    summary: 'the logs of all services in one stream',
    options: {
      ...help,
      follow: { type: 'boolean', short: 'f' },
      service,
      since: text,
      tail: text,
      grep: { type: 'string', short: 'g' },
      previous: { type: 'boolean', short: 'p' },
      hooks: flag,
      raw: flag,
      json: flag,
      target,
    },
    help: {
      follow: 'goes on until Ctrl-C; takes in pods that come',
      service: `${services.join(' or ')}; default: both`,
      since: 'only lines younger than 30s, 10m, 1h30m, 2d',
      tail: 'last lines of each pod: 100, or all with --since',
      grep: 'only lines with these words, or a regular expression',
      previous: 'of containers that crashed: what they said before they were restarted',
      hooks: "also the migrations' Jobs",
      raw: 'lines as the program wrote them',
      json: 'one JSON object a line',
      target: where,
    },
    choices: { service: services, target: targets },
    example: 'npm run logs -- -f --service backend --since 10m --grep error',
    load: () => import('../../commands/logs.ts'),
  },
  open: {
    summary: 'opens the app in the browser, and prints its URL',
    options: { ...help, target },
    help: { target: where },
    choices: { target: targets },
    example: 'npm run open',
    load: () => import('../../commands/open.ts'),
  },
  dashboard: {
    summary: "minikube's dashboard, until Ctrl-C",
    options: { ...help, target },
    help: { target: where },
    choices: { target: targets },
    example: 'npm run dashboard',
    load: () => import('../../commands/dashboard.ts'),
  },
  shell: {
    summary: 'a shell, or one command, where a service runs',
    options: { ...help, service, target },
    help: { service: `${services.join(' or ')}; default: backend`, target: where },
    choices: { service: services, target: targets },
    rest: '[command …]',
    restBehindDashes: true,
    example: 'npm run shell -- --service frontend -- ls -la',
    load: () => import('../../commands/shell.ts'),
  },
  doctor: {
    summary: 'what this machine has, what is missing, and the fix for each',
    options: { ...help, json: flag },
    help: { json: 'as JSON' },
    example: 'npm run doctor -- --json',
    load: () => import('../../commands/doctor.ts'),
  },
};
