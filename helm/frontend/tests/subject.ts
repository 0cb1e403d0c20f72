import { join } from 'node:path';
import type { Subject } from '@todo/helm-plugin/suite';

const folder = join(import.meta.dirname, '..');

/** What the tests of the frontend's chart start from. */
export const frontend: Subject & { manifests: string } = {
  folder,
  manifests: join(folder, '../../k8s/frontend'),
  port: 3000,
  serviceType: 'NodePort',
  paths: { live: '/api/health/live', ready: '/api/health/ready' },
  drainSeconds: 35,
  secretKeys: { DATABASE_URL: 'needed', BETTER_AUTH_SECRET: 'needed', JWT_SECRET: 'optional' },
  neededBy: { 'config.authMode=shared-secret': 'JWT_SECRET' },
  configChange: 'config.trustedHosts=todo.example.org',
  plainSecret: { DATABASE_URL: 'postgres://user@host/database', BETTER_AUTH_SECRET: 'x'.repeat(32) },
  writable: ['/tmp', '/app/apps/frontend/.next/cache'],
  migrate: ['node', 'migrate.mjs'],
};
