import { dryRun, flag, help, service, services, target, text, type Command } from '../command.ts';
import { targets } from '../../targets/target.ts';

const where = `${targets.join(', ')}; default: what runs`;

/** What changes something that runs. */
export const mend: Record<string, Command> = {
  restart: {
    summary: 'new pods or processes of the same state, and a wait until they are ready',
    options: { ...help, service, target, json: flag },
    help: {
      service: `${services.join(' or ')}; default: both`,
      target: where,
      json: 'events as JSON lines',
    },
    choices: { service: services, target: targets },
    example: 'npm run restart -- --service backend',
    load: () => import('../../commands/restart.ts'),
  },
  rollback: {
    summary: 'all charts back to the last state that ran well',
    options: {
      ...help,
      to: text,
      list: { type: 'boolean', short: 'l' },
      'dry-run': dryRun,
      target,
      json: flag,
    },
    help: {
      to: 'revisions: frontend=3,backend=5, or one of them',
      list: 'only show the revisions that there are',
      'dry-run': 'only say what would be done',
      target: where,
      json: 'as JSON: events as lines, or the plan with --dry-run',
    },
    choices: { target: targets },
    example: 'npm run rollback -- --dry-run',
    load: () => import('../../commands/rollback.ts'),
  },
  prune: {
    summary: 'removes old images of this project, in the engine and on the nodes, and old reports',
    options: {
      ...help,
      keep: { type: 'string', short: 'k' },
      'dry-run': dryRun,
      verbose: { type: 'boolean', short: 'v' },
      json: flag,
    },
    help: {
      keep: 'how many of the newest stay for each service: 2; what is used stays too',
      'dry-run': 'only say what would go, and how much space it holds',
      verbose: 'with --dry-run: also what stays, and why',
      json: 'events as JSON lines, or the plan with --dry-run',
    },
    example: 'npm run prune -- --dry-run --verbose',
    load: () => import('../../commands/prune.ts'),
  },
};
