import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    // The tests against PostgreSQL share one database.
    fileParallelism: false,
    // Some tests start the built server, or the backend, and run beside other projects' tests.
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});
