import pg from 'pg';

/**
 * Deletes the key that signs tokens from a database of the application. Only BETTER_AUTH_SECRET opens it; with a lost
 * one the services refuse to start. The migration makes another. A database without accounts has none.
 * @param as the server's superuser, in that database
 */
export async function forgetSigningKey(as: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(as);
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('auth.jwks') IS NOT NULL AS there",
    );
    if (rows[0]?.there) await client.query('DELETE FROM auth.jwks');
  } finally {
    await client.end();
  }
}
