import { defineConfig } from '@playwright/test';
import journeys from '../playwright.config.ts';

/** The pictures of the documentation, of an app that is up: `npx nx screenshots e2e`. No part of the journeys. */
export default defineConfig(journeys, {
  testDir: '.',
  globalSetup: '../support/check-start.ts',
  testMatch: '*.shots.ts',
  outputDir: '../../../dist/e2e/screenshots',
  reporter: 'list',
  workers: 1,
  use: { timezoneId: 'UTC', trace: 'off' },
});
