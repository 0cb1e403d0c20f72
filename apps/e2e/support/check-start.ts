import { randomBytes } from 'node:crypto';
import { asProblem } from '../../../libs/problem/src/problem.ts';
import { findApp } from './app-address.ts';
import { requireBrowser } from './browser.ts';
import { removePeople } from './clean-up.ts';

/**
 * Playwright's global setup: a browser and a running app, or one message and no journey at all.
 * The workers take BASE_URL and E2E_RUN over from here.
 * @returns the teardown: where the database is known, the people of this run leave it again
 */
export default async function checkStart(): Promise<() => Promise<void>> {
  try {
    requireBrowser();
    process.env['BASE_URL'] = await findApp(process.env['BASE_URL']);
  } catch (thrown) {
    const error = new Error(asProblem(thrown).explain());
    // Playwright prints the stack where there is one; the message says it all.
    error.stack = '';
    throw error;
  }
  const run = randomBytes(4).toString('hex');
  process.env['E2E_RUN'] = run;
  return async () => {
    const databaseUrl = process.env['E2E_DATABASE_URL'];
    if (databaseUrl) await removePeople(databaseUrl, run);
  };
}
