import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    // The commands of the pages are real ones.
    testTimeout: 300_000,
  },
});
