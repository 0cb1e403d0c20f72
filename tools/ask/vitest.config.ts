import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // No test asks a cluster of this machine.
    env: { KUBECONFIG: '/nowhere/kubeconfig' },
    globalSetup: '../settings/src/fixtures/temporary-folder.ts',
    // Real programs on a machine that does other things too.
    testTimeout: 40_000,
    maxWorkers: 3,
  },
});
