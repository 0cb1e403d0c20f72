import { migrate } from '../migrate/migrate.ts';
import { emptyDatabase, testDatabaseUrl } from './test-database.ts';
import { TEST_SECRET } from './test-secret.ts';

/** The database as it is after a first migration: the tables and a signing key, and nobody in them. */
export async function migratedDatabase(): Promise<void> {
  await emptyDatabase();
  await migrate({ databaseUrl: testDatabaseUrl(), authSecret: TEST_SECRET, waitSeconds: 5 });
}
