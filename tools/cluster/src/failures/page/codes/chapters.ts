import type { Chapter } from './code.ts';
import { thisMachine } from './this-machine.ts';
import { commandLine } from './command-line.ts';
import { settingsAndDatabase } from './settings-and-database.ts';
import { cluster } from './cluster.ts';
import { imagesAndTasks } from './images-and-tasks.ts';
import { questions } from './questions.ts';
import { services } from './services.ts';
import { charts } from './charts.ts';
import { checks } from './checks.ts';
import { hookAndProof } from './hook-and-proof.ts';

/** All codes that are not about a release in the cluster, by what they are about. */
export const chapters: Chapter[] = [
  thisMachine,
  commandLine,
  settingsAndDatabase,
  cluster,
  imagesAndTasks,
  questions,
  services,
  charts,
  checks,
  hookAndProof,
];
