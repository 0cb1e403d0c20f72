import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Relay, relay } from '../../testing/relay.ts';
import { testDatabaseUrl } from '../../testing/test-database.ts';
import { ConnectBreaker } from './connect-breaker.ts';
import { createPool } from './pool.ts';

let now: number;
let breaker: ConnectBreaker;
beforeEach(() => {
  now = 1000;
  breaker = new ConnectBreaker(() => now);
});

describe('after a failed try', () => {
  test('nobody tries for two seconds, then one, and all once that one got through', () => {
    expect(breaker.refusal()).toBeUndefined();
    expect(breaker.away).toBe(false);
    breaker.failed(new Error('refused'));
    now += 1999;
    expect(breaker.refusal()?.message).toContain('refused');
    expect(breaker.away).toBe(true);
    now += 1;
    expect(breaker.refusal()).toBeUndefined();
    expect(breaker.refusal()).toBeDefined();
    breaker.succeeded();
    expect(breaker.refusal()).toBeUndefined();
    expect(breaker.refusal()).toBeUndefined();
    expect(breaker.away).toBe(false);
  });

  test('and a second one, two more seconds', () => {
    breaker.failed(new Error('refused'));
    now += 2000;
    expect(breaker.refusal()).toBeUndefined();
    breaker.failed(new Error('refused'));
    now += 1999;
    expect(breaker.refusal()).toBeDefined();
  });
});

describe('a pool with it', () => {
  let database: Relay;
  let pool: Pool;
  beforeEach(async () => {
    database = await relay(testDatabaseUrl());
    pool = createPool(database.url, { breaker, queryMs: 300 });
  });
  afterEach(async () => {
    await pool.end();
    await database.close();
  });

  test('asks a database that is away once, and uses it again after the rest', async () => {
    database.cut();
    await expect(pool.query('SELECT 1')).rejects.toThrow();
    const asked = database.opened;
    const began = performance.now();
    const refused = await Promise.allSettled(Array.from({ length: 20 }, () => pool.query('SELECT 1')));
    expect(performance.now() - began).toBeLessThan(200);
    expect(refused.map(({ status }) => status)).toEqual(Array(20).fill('rejected'));
    expect(database.opened).toBe(asked);
    database.mend();
    now += 2000;
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(breaker.away).toBe(false);
  });

  test('keeps no connection that has become silent, whoever gives it back as if all were well', async () => {
    for (let turn = 0; turn < 2; turn++) {
      const client = await pool.connect();
      database.silence();
      await expect(client.query('SELECT 1')).rejects.toThrow('timeout');
      client.release();
      expect(pool.totalCount).toBe(0);
      expect(breaker.away).toBe(true);
      database.mend();
      now += 2000;
    }
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
