import { describe, expect, test } from 'vitest';
import { readHostSettings } from '../settings/settings.ts';
import { betterAuthHosts, hostMatcher, isTrustedHost } from './hosts.ts';

describe('a host pattern', () => {
  test.each([
    ['localhost:*', 'localhost:3000', true],
    ['localhost:*', 'localhost', true],
    ['localhost:*', 'LOCALHOST:3000', true],
    ['localhost:*', 'localhost.evil.example:3000', false],
    ['localhost:*', 'evil-localhost:3000', false],
    ['localhost:3000', 'localhost:3001', false],
    ['192.168.*:*', '192.168.49.2:30000', true],
    ['192.168.*:*', '192.168.evil.example:30000', false],
    ['192.168.*:*', '10.0.0.1:30000', false],
    ['*.example.org', 'todo.example.org', true],
    ['*.example.org', 'example.org.evil', false],
    ['*.example.org', 'todo-example.org', false],
  ])('%s meets %s: %s', (pattern, host, expected) => {
    expect(hostMatcher(pattern)(host)).toBe(expected);
  });
});

describe('the default hosts', () => {
  const settings = readHostSettings({});
  test.each(['localhost:3000', '127.0.0.1:53000', '192.168.49.2:30000'])('let %s in', (host) => {
    expect(isTrustedHost(host, settings)).toBe(true);
  });
  test.each(['frontend:3000', 'todo.example.org', '', null])('turn %s away', (host) => {
    expect(isTrustedHost(host, settings)).toBe(false);
  });
});

test('Better Auth gets the form without a port, too', () => {
  expect(betterAuthHosts(['localhost:*', 'a.example'])).toEqual(['localhost:*', 'localhost', 'a.example']);
});
