import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    // Whole test suites of what was generated, with helm started some hundred times.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
