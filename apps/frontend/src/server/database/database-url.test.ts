import { describe, expect, test } from 'vitest';
import { databaseAddress, normaliseDatabaseUrl } from './database-url.ts';

describe('a database URL', () => {
  test.each(['', 'todo', 'mysql://u:p@h/d', 'http://h/d', 'postgres:///d'])('%j is none', (text) => {
    expect(normaliseDatabaseUrl(text)).toBeUndefined();
  });

  test('without TLS parameters stays as it is', () => {
    const url = 'postgresql://u:p%40ss@127.0.0.1:5432/todo';
    expect(normaliseDatabaseUrl(url)).toBe(url);
  });

  test("of Neon is verified, and loses libpq's channel_binding", () => {
    const url = 'postgresql://u:p@ep-cool-1-pooler.eu-central-1.aws.neon.tech/todo?sslmode=require&channel_binding=require'; // prettier-ignore
    expect(normaliseDatabaseUrl(url)).toBe(
      'postgresql://u:p@ep-cool-1-pooler.eu-central-1.aws.neon.tech/todo?sslmode=verify-full',
    );
  });

  test("elsewhere keeps libpq's meaning of sslmode=require", () => {
    expect(normaliseDatabaseUrl('postgres://u:p@db/todo?sslmode=require')).toBe(
      'postgres://u:p@db/todo?sslmode=require&uselibpqcompat=true',
    );
  });

  test('is shown without user and password', () => {
    expect(databaseAddress('postgres://u:p@db.example/todo')).toBe('db.example:5432/todo');
  });
});
