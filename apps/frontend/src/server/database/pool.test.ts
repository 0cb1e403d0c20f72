import { Client, type Pool } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { testDatabaseUrl } from '../../testing/test-database.ts';
import { createPool } from './pool.ts';

let pool: Pool | undefined;
afterEach(async () => {
  await pool?.end();
});

const lockTable = async () => {
  const holder = new Client({ connectionString: testDatabaseUrl() });
  await holder.connect();
  await holder.query('CREATE TABLE IF NOT EXISTS held (id int)');
  await holder.query('BEGIN; LOCK TABLE held IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await holder.query('COMMIT; DROP TABLE held');
    await holder.end();
  };
};

test('a query without an answer fails in time, and the pool serves again afterwards', async () => {
  const release = await lockTable();
  pool = createPool(testDatabaseUrl(), { max: 2, queryMs: 300 });
  const waiting = [1, 2, 3, 4].map(() => pool!.query('SELECT count(*) FROM held'));
  const ended = await Promise.allSettled(waiting);
  await release();
  expect(ended.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

test('a query may take as long as it wants where no limit is set', async () => {
  pool = createPool(testDatabaseUrl(), { max: 1, queryMs: 0 });
  expect(pool.options).not.toHaveProperty('query_timeout');
  expect((await pool.query('SELECT pg_sleep(0.5), 1 AS one')).rows[0]).toMatchObject({ one: 1 });
});
