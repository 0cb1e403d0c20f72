import { join } from 'node:path';
import type { Subject } from '@todo/helm-plugin/suite';

const folder = join(import.meta.dirname, '..');

/** What the tests of the backend's chart start from. */
export const backend: Subject & { manifests: string } = {
  folder,
  manifests: join(folder, '../../k8s/backend'),
  port: 8001,
  serviceType: 'ClusterIP',
  paths: { live: '/health/live', ready: '/health/ready' },
  drainSeconds: 30,
  secretKeys: {
    DATABASE_URL: 'needed',
    JWT_SECRET: 'optional',
    GROQ_API_KEY: 'optional',
    OPENAI_API_KEY: 'optional',
    LLM_API_KEY: 'optional',
  },
  neededBy: {
    'config.authMode=shared-secret': 'JWT_SECRET',
    'config.llmProvider=groq': 'GROQ_API_KEY',
    'config.llmProvider=openai': 'OPENAI_API_KEY',
  },
  configChange: 'config.logLevel=debug',
  plainSecret: { DATABASE_URL: 'postgres://user@host/database' },
  writable: ['/tmp'],
  migrate: ['python', '-m', 'todo_backend.migrate'],
};
