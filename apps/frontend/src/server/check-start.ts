import { readSettings } from './settings.ts';
import { printStartError } from './start-error.ts';

/** Reads all settings; prints what is wrong and ends the process with exit code 1 when something is. */
export function checkStart(): void {
  try {
    readSettings();
  } catch (error) {
    printStartError(error);
    process.exit(1);
  }
}
