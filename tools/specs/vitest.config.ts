import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    setupFiles: '../settings/src/fixtures/no-settings.ts',
    // Some tests run a command of the checklist as it stands, or ask the backend's own Python.
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
