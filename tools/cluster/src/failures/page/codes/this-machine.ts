import { type Chapter, row } from './code.ts';

export const thisMachine: Chapter = {
  title: 'This machine',
  codes: [
    row(
      'NODE-OLD',
      'Node is too old',
      'the project needs 20.19 or newer',
      'install a newer Node from https://nodejs.org',
    ),
    row(
      'CLI-BUILD',
      'The command line could not be made of its TypeScript',
      'a change in `tools/` that does not parse, or a package that is missing',
      '`npx tsc -p tools/cli/tsconfig.json`, or `npm ci`',
    ),
    row('NPM-INSTALL', 'The npm packages could not be installed', 'no network, or no space', '`npm ci`'),
    row(
      'TOOL-MISSING',
      'A program is not installed',
      'it was never installed, or is not on PATH in this shell',
      'install it, or use `npm start -- --target embedded`',
    ),
    row(
      'DOCKER-DOWN',
      'Docker is not running',
      'it is not started, or this user may not use it',
      'start Docker (Linux: `sudo systemctl start docker`)',
    ),
    row(
      'DOCKER-PODMAN',
      'The docker on PATH is Podman',
      'the images are built with buildx and looked up in an engine of Docker, neither of which Podman has',
      'install Docker beside it, or use `npm start -- --target embedded`',
    ),
    row(
      'DISK-FULL',
      'There is no space left on the disk',
      'images and build caches of Docker are the usual reason',
      '`docker system df`, then `npm run prune`',
    ),
    row(
      'PORT-TAKEN',
      'Another program has the port',
      'the message names the program and a free port',
      '`npm start -- --port` with the free port',
    ),
    row(
      'PYTHON-MISSING',
      'Python is not installed',
      'the embedded target runs the backend on this machine',
      'install Python 3.11 or newer',
    ),
    row(
      'UV-INSTALL',
      'uv, which installs the Python packages, could not be installed',
      'no network, or no space',
      '`npm run doctor`',
    ),
    row(
      'UV-RUN',
      'uv does not start',
      'its file is damaged or for another system',
      'delete `.tools/uv`, then the same command again',
    ),
    row(
      'UV-SYNC',
      'The Python packages could not be installed',
      'no network, no space, or no Python from 3.11 on',
      '`npm run doctor`',
    ),
    row(
      'WATCH-LIMIT',
      'The system lets no more folders be watched',
      'editors and other watchers use up what there is',
      '`sudo sysctl fs.inotify.max_user_watches=524288`',
    ),
  ],
};
