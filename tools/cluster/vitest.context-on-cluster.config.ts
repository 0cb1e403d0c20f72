import { defineConfig } from 'vitest/config';

/** What needs Docker and kind: the database's address; a cluster elsewhere, played on kind with a registry beside it: `npx nx context-on-cluster cluster`. */
export default defineConfig({
  test: {
    include: ['src/on-cluster/*.on-docker.ts'],
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
