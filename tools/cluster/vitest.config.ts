import { defineConfig } from 'vitest/config';
import { realPrograms } from '../settings/src/fixtures/real-programs.ts';

export default defineConfig({ test: realPrograms });
