import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { config, proxy } from './proxy.ts';

const page = (host: string) => proxy(new NextRequest(`http://${host}/sign-in`, { headers: { host } }));

describe('a page', () => {
  test('under an unknown host is refused with words', async () => {
    const answer = page('evil.example');
    expect(answer.status).toBe(421);
    expect(await answer.text()).toContain('TRUSTED_HOSTS');
  });

  test('gets a policy without inline code, with a nonce of its own each time', () => {
    const [first, second] = [page('localhost:3000'), page('localhost:3000')].map((answer) =>
      String(answer.headers.get('content-security-policy')),
    );
    const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/;
    expect(first?.match(nonce)?.[1]).not.toBe(second?.match(nonce)?.[1]);
    expect(first).toContain("frame-ancestors 'none'");
    expect(first).not.toContain('unsafe-');
  });

  test('without https does not ask for https', () => {
    const answer = page('192.168.49.2:30000');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});

test.each([
  ['/', true],
  ['/chat', true],
  ['/sign-in', true],
  ['/api/health/live', false],
  ['/api/auth/jwks', false],
  ['/_next/static/chunks/a.js', false],
])('the check before pages runs for %s: %s', (path, expected) => {
  expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(expected);
});
