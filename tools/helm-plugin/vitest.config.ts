import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: '../settings/src/fixtures/temporary-folder.ts' } });
