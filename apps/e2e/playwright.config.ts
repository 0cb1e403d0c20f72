import { nxE2EPreset } from '@nx/playwright/preset';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './support/browser.ts';

const artefacts = '../../dist/e2e';
const browser = findBrowser();

/**
 * The journeys run against an app that is up already, whatever brought it there: there is no webServer.
 * `support/check-start.ts` finds the app and puts its address into BASE_URL before the workers start.
 */
export default defineConfig({
  ...nxE2EPreset(import.meta.dirname, { testDir: './journeys', generateBlobReports: false }),
  globalSetup: './support/check-start.ts',
  outputDir: `${artefacts}/results`,
  reporter: [['list'], ['json', { outputFile: `${artefacts}/report.json` }]],
  // A journey that passes only at the second try is a fault.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env['BASE_URL'],
    browserName: 'chromium',
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false },
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    launchOptions: {
      ...(browser?.path ? { executablePath: browser.path } : {}),
      chromiumSandbox: browser?.sandbox ?? true,
      args: browser?.args ?? [],
    },
  },
});
