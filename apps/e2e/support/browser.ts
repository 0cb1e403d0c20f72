import { chromium } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';

/** Names of a Chromium on PATH, and where installers put one that is not on it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** No connection to anybody but the app: Chromium's own errands are switched off. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

export interface Browser {
  /** Path of the program. */
  path: string;
  /** Whether Chromium's own sandbox can be had. */
  sandbox: boolean;
  args: string[];
}

/** What the choice depends on; the machine's own by default. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  /** Where Playwright keeps its own Chromium, installed or not. */
  playwrights: string;
  exists: (path: string) => boolean;
  isRoot: boolean;
  /** Whether the kernel keeps programs without a profile from making user namespaces (Ubuntu >= 23.10). */
  namespacesForbidden: boolean;
}

/**
 * The browser to run: CHROMIUM_PATH, Playwright's own, or one of the system.
 * @returns undefined when there is none
 */
export function findBrowser(machine: Machine = thisMachine()): Browser | undefined {
  const { env, exists } = machine;
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const named = env['CHROMIUM_PATH'];
  const candidates = named ? [named] : [machine.playwrights, ...onPath, ...PLACES];
  const path = candidates.find((candidate) => candidate !== '' && exists(candidate));
  if (path === undefined) return undefined;
  // Root has no sandbox in Chromium at all; Playwright's own build has no profile that would allow it one.
  const sandbox = !machine.isRoot && !(machine.namespacesForbidden && path === machine.playwrights);
  return { path, sandbox, args: QUIET };
}

/** @throws Problem E2E-NO-BROWSER when there is no browser to run */
export function requireBrowser(machine: Machine = thisMachine()): Browser {
  const found = findBrowser(machine);
  if (found) return found;
  const named = machine.env['CHROMIUM_PATH'];
  throw new Problem({
    code: 'E2E-NO-BROWSER',
    what: named ? `CHROMIUM_PATH names a file that is not there: ${named}` : 'no Chromium was found',
    where: named
      ? 'environment'
      : `Playwright's own (${machine.playwrights}), PATH, ${PLACES.length} usual places`,
    cause: named ? 'a typing error' : 'none is installed yet',
    next: named
      ? 'correct CHROMIUM_PATH, or unset it'
      : 'npx playwright install chromium (Debian, Ubuntu: sudo apt install chromium), or set CHROMIUM_PATH',
    class: 'preflight',
  });
}

function thisMachine(): Machine {
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  return {
    env: process.env,
    playwrights: chromium.executablePath(),
    exists: existsSync,
    isRoot: process.getuid?.() === 0,
    namespacesForbidden: existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1',
  };
}
