import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../../settings/src/paths.ts';
import type { OutcomeRecord } from './outcome.ts';

/**
 * What a run hands to its tasks and gets back from them, in a folder that an environment variable names: Nx gives a task
 * the environment that it saw when it hashed it, so what is known only later has to stand in a file.
 */
export const handoverVariable = 'TODO_HANDOVER';

const folder = () => process.env[handoverVariable];
const imagesFile = (place: string) => join(place, 'images.json');
const outcomesFile = (place: string) => join(place, 'outcomes.ndjson');

/** Opens the folder of this run, before anything is hashed. Gives its path. */
export function openHandover(parent = join(dataFolder, 'handover')): string {
  const place = join(parent, String(process.pid));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  process.env[handoverVariable] = place;
  return place;
}

/** Ends it; what a killed run left is removed by the next one with its number. */
export function closeHandover(place: string): void {
  rmSync(place, { recursive: true, force: true });
  delete process.env[handoverVariable];
}

/** Names the images for a run that leaves the `docker` tasks out because they are built already. */
export function handImages(place: string, images: Record<string, string>): void {
  writeFileSync(imagesFile(place), JSON.stringify(images));
}

/** The image of a project, when the run named it. */
export function handedImage(project: string): string | undefined {
  const place = folder();
  if (!place || !existsSync(imagesFile(place))) return undefined;
  return (JSON.parse(readFileSync(imagesFile(place), 'utf8')) as Record<string, string>)[project];
}

/** Tells the run what a task did. */
export function tellOutcome(outcome: OutcomeRecord): void {
  const place = folder();
  if (place && existsSync(place)) appendFileSync(outcomesFile(place), `${JSON.stringify(outcome)}\n`);
}

/** What a task told, or undefined when it told nothing; `task` may carry a configuration. */
export function toldOutcome(place: string, task: string): OutcomeRecord | undefined {
  if (!existsSync(outcomesFile(place))) return undefined;
  const lines = readFileSync(outcomesFile(place), 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as OutcomeRecord)
    .findLast((one) => task === one.task || task.startsWith(`${one.task}:`));
}
