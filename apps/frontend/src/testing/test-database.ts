import { Client } from 'pg';

/** The throw-away PostgreSQL that the tests run against. */
export function testDatabaseUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests by "npx nx test frontend"');
  return url;
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: testDatabaseUrl() });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Takes everything of the frontend out of the database. */
export async function emptyDatabase(): Promise<void> {
  await query('DROP SCHEMA IF EXISTS auth CASCADE');
}
