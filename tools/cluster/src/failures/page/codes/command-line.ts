import { type Chapter, row } from './code.ts';

export const commandLine: Chapter = {
  title: 'The command line',
  codes: [
    row(
      'USAGE',
      'The command line cannot be read',
      'a command or option that is not known; the nearest one is named',
      'the same command with `-- --help`',
    ),
    row(
      'USAGE-…',
      'An option has a value that it cannot have',
      'the word behind USAGE- is the option; the message names the values that are known',
      'the same command with `-- --help`',
    ),
    row(
      'CONFIGURATION-UNKNOWN',
      'There is no such configuration',
      'a typing error; `dev` and `prod` are known',
      '`npm start -- --configuration dev`',
    ),
    row(
      'RUN-LOCKED',
      'Another command is at work in this checkout',
      'it was started in another terminal',
      'wait until it has ended',
    ),
    row(
      'RELEASE-LOCKED',
      'Another run deploys the same release',
      '`npm start` in another checkout on the same cluster',
      'wait until it has ended',
    ),
    row(
      'INTERRUPTED',
      'The run was interrupted',
      'Ctrl-C, or a signal from outside',
      'the same command again: it goes on from there',
    ),
    row(
      'NOTHING-RUNS',
      'Nothing of this project runs',
      'it was not started, or it was taken down',
      '`npm start`',
    ),
    row(
      'NO-CLUSTER',
      'The command works on a cluster, and none is used',
      'the app runs as processes or in Docker Compose',
      'the command that the message names',
    ),
    row(
      'DOWN-DATA',
      'Deleting all data has to be said twice',
      'it cannot be undone',
      '`npm run down -- --data --dry-run`, then with `--yes`',
    ),
    row(
      'DOWN-ELSEWHERE',
      'A cluster was left as it is: another checkout of this workspace has made it',
      'two checkouts use the same profile',
      '`npm run down` in that checkout; or `npm run down -- --others`; a profile of its own: `MINIKUBE_PROFILE=NAME` in `.env`',
    ),
    row(
      'INTERNAL',
      'A fault in this project',
      'the lines above the message show where',
      'the same command again; if it stays, report it with those lines',
    ),
  ],
};
