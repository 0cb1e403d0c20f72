import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    // Real programs on a machine that does other things too. They wait more than they compute, so more run than there are cores.
    testTimeout: 40_000,
    maxWorkers: 3,
  },
});
