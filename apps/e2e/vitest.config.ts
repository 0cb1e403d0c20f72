import { defineConfig } from 'vitest/config';

// The journeys (*.spec.ts) are Playwright's.
export default defineConfig({
  test: { include: ['{support,pictures,first-load}/**/*.test.ts'], cache: false },
});
