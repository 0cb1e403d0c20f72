import { defineConfig } from 'vitest/config';

/** The tests that need a cluster: `npx nx failures-on-cluster cluster`, with its context in TODO_TEST_CONTEXT. */
export default defineConfig({
  test: {
    include: ['src/failures/**/*.on-cluster.ts'],
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    testTimeout: 150_000,
    // They wait more than they compute.
    maxConcurrency: Number(process.env['TODO_TEST_CONCURRENCY'] ?? 4),
    fileParallelism: false,
  },
});
