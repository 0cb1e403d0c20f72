import pg from 'pg';

/** What a person leaves behind, children before parents; auth.session and auth.account go with the user. */
const LEFT_BEHIND = ['public.messages', 'public.conversations', 'public.tasks'];

/**
 * Removes the people of one run, and all that is theirs, from the database.
 * @param run what stands at the beginning of their e-mail addresses, see `newPerson`
 * @returns how many people there were
 */
export async function removePeople(databaseUrl: string, run: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const people = await client.query<{ id: string }>(
      'SELECT id FROM auth."user" WHERE starts_with(email, $1)',
      [`e2e-${run}-`],
    );
    const ids = people.rows.map(({ id }) => id);
    for (const table of LEFT_BEHIND)
      await client.query(`DELETE FROM ${table} WHERE user_id = ANY($1)`, [ids]);
    await client.query('DELETE FROM auth."user" WHERE id = ANY($1)', [ids]);
    return ids.length;
  } finally {
    await client.end();
  }
}
