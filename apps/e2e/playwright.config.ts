import { nxE2EPreset } from '@nx/playwright/preset';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './support/browser.ts';

const artefacts = '../../dist/e2e';
const browser = findBrowser();
// Times in milliseconds. A build machine's disk and neighbours can be slow at any moment: that is no fault of the app.
const patience = process.env['CI']
  ? { journey: 180_000, sight: 25_000, retries: 1 }
  : { journey: 60_000, sight: 10_000, retries: 0 };

/**
 * The journeys run against an app that is up already, whatever brought it there: there is no webServer.
 * `support/check-start.ts` finds the app and puts its address into BASE_URL before the workers start.
 */
export default defineConfig({
  ...nxE2EPreset(import.meta.dirname, { testDir: './journeys', generateBlobReports: false }),
  globalSetup: './support/check-start.ts',
  outputDir: `${artefacts}/results`,
  reporter: [['list'], ['json', { outputFile: `${artefacts}/report.json` }]],
  // A journey that passes only at the second try is told as flaky; `.ci/run` allows for few of them.
  retries: patience.retries,
  workers: 2,
  timeout: patience.journey,
  expect: { timeout: patience.sight },
  use: {
    baseURL: process.env['BASE_URL'],
    browserName: 'chromium',
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false },
    actionTimeout: patience.sight,
    navigationTimeout: 2 * patience.sight,
    launchOptions: {
      ...(browser?.path ? { executablePath: browser.path } : {}),
      chromiumSandbox: browser?.sandbox ?? true,
      args: browser?.args ?? [],
    },
  },
});
