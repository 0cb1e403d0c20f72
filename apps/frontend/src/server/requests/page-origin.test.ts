import { expect, test } from 'vitest';
import { readHostSettings } from '../settings/settings.ts';
import { pageOrigin } from './page-origin.ts';

const origin = (host: string | null, env: Record<string, string> = {}) =>
  pageOrigin(host, readHostSettings(env))?.href;

test.each(['localhost:30000', '192.168.49.2:30000', 'localhost'])('%s is where it was asked for', (host) => {
  expect(origin(host)).toBe(`http://${host}/`);
});

test.each([null, '', 'evil.example', '192.168.evil.example', 'localhost:99999', 'localhost/@evil.example'])(
  '%j is no address to give away',
  (host) => {
    expect(origin(host)).toBeUndefined();
  },
);

test('the public address wins over whatever is asked for', () => {
  const env = { PUBLIC_URL: 'https://todo.example.org/somewhere', TRUSTED_HOSTS: 'localhost:*' };
  for (const host of ['localhost:3000', 'evil.example', null])
    expect(origin(host, env)).toBe('https://todo.example.org/');
});
