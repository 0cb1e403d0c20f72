import type { Fault, Line } from './scene.ts';
import { authSecretChanged } from './scenes/auth-secret.ts';
import { databaseFaults } from './scenes/database.ts';
import { frontendAway } from './scenes/frontend-away.ts';
import { fullDisk } from './scenes/full-disk.ts';
import { nodeStopped } from './scenes/node.ts';
import { processFaults } from './scenes/processes.ts';
import { secretFaults } from './scenes/secrets.ts';
import { installLines } from './scenes/spec-install.ts';
import { runningLines } from './scenes/spec-running.ts';
import { upgradeFaults } from './scenes/upgrades.ts';

/** The faults, in the order in which they are played. */
export const faultScenes: readonly Fault[] = [
  ...processFaults,
  ...databaseFaults,
  frontendAway,
  ...upgradeFaults,
  ...secretFaults,
  authSecretChanged,
  fullDisk,
  nodeStopped,
];

/** The lines of the specification that name a figure. */
export const specLines: readonly Line[] = [...runningLines, ...installLines];
