import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../testing/serve.ts';
import { startStreamingApp, type StreamingApp } from '../testing/streaming-app.ts';

let running: StreamingApp;
let { app, backend, me } = {} as StreamingApp;

beforeAll(async () => {
  running = await startStreamingApp();
  ({ app, backend, me } = running);
});

afterAll(() => running.close());

/** The paths of all pages and route handlers, read from the folder, a made-up part for each in brackets. */
function routesIn(folder: string, file: RegExp): string[] {
  const app = join(import.meta.dirname, '../app');
  return readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => file.test(path))
    .map((path) => `/${join(folder, path)}`.replace(/\/(page\.tsx|route\.ts)$/, ''))
    .map((path) => path.replace('[userId]', 'ada').replace(/\[+\.\.\.\w+\]+/g, '7') || '/');
}

const pages = [...routesIn('', /page\.tsx$/), '/chat', '/no-such-page'];
const handlers = routesIn('api', /route\.ts$/);
const files = ['/icon.svg', '/robots.txt', '/_next/static/no-such-file.js'];

test('the routes are found', () => {
  expect(pages).toEqual(expect.arrayContaining(['/', '/sign-in', '/sign-up', '/account', '/chat/7']));
  expect(handlers).toEqual(
    expect.arrayContaining([
      '/api/ada/7',
      '/api/auth/7',
      '/api/health/backend',
      '/api/health/live',
      '/api/health/ready',
    ]),
  );
});

describe.each([
  ['signed out', () => ({})],
  ['signed in', () => ({ cookie: me.cookie })],
])('%s', (_who, headers) => {
  test.each([...pages, ...handlers, ...files])('%s has the headers that bind a browser', async (path) => {
    const answer = await call(app, path, { headers: headers() });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('permissions-policy')).toContain('camera=()');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    if (!files.includes(path)) {
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  test.each(pages)('%s runs only scripts with its own nonce', async (path) => {
    const answer = await call(app, path, { headers: headers() });
    const policy = answer.headers.get('content-security-policy') ?? '';
    const nonce = /script-src 'self' 'nonce-([\w+/=]{24})' 'strict-dynamic';/.exec(policy)?.[1];
    expect(nonce).toBeDefined();
    expect(policy).not.toContain('unsafe-');
    expect(policy).toMatch(/object-src 'none'; base-uri 'none'; form-action 'self'/);
    const scripts = answer.text.match(/<script\b[^>]*>/g) ?? [];
    // A redirect has no page.
    if (answer.status < 300) expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(answer.text).not.toMatch(/<[a-z]+\b[^>]* on[a-z]+=/i);
  });
});

describe('a change', () => {
  const changes: [string, string][] = [
    ['POST', '/api/{me}/tasks'],
    ['PUT', '/api/{me}/tasks/7'],
    ['PATCH', '/api/{me}/tasks/7/complete'],
    ['DELETE', '/api/{me}/tasks/7'],
    ['POST', '/api/{me}/chat'],
    ['PATCH', '/api/{me}/conversations/7'],
    ['DELETE', '/api/{me}/conversations/7'],
    ['POST', '/api/auth/sign-in/email'],
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/sign-out'],
    ['POST', '/api/auth/change-password'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/revoke-sessions'],
  ];
  const forgeries: [string, (port: number) => Record<string, string>][] = [
    ['another site', () => ({ origin: 'https://evil.example' })],
    ['a page without an origin', () => ({ origin: 'null' })],
    ['another port', (port) => ({ origin: `http://127.0.0.1:${port + 1}` })],
    ['another scheme and port', () => ({ origin: 'https://127.0.0.1' })],
    ['a name that begins alike', (port) => ({ origin: `http://127.0.0.1:${port}.evil.example` })],
    ['an empty origin', () => ({ origin: '' })],
    ['nowhere, with a cookie', () => ({})],
    ['another site, in the name of ours', (port) => ({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' })], // prettier-ignore
    ['a sister site', () => ({ 'sec-fetch-site': 'same-site' })],
    ['the address bar', () => ({ 'sec-fetch-site': 'none' })],
  ];

  describe.each(changes)('%s %s', (method, template) => {
    const send = (headers: Record<string, string>) =>
      call(app, template.replace('{me}', me.id), {
        method,
        ...(method !== 'DELETE' && { body: {} }),
        headers: { cookie: me.cookie, ...headers },
      });

    test.each(forgeries)('from %s is refused', async (_from, headers) => {
      const before = backend.seen.length;
      const answer = await send(headers(app.port));
      expect(answer.status).toBe(403);
      expect(answer.json()).toMatchObject({ error: { code: 'cross_origin' } });
      expect(backend.seen).toHaveLength(before);
    });
  });

  test('cannot delete all data of a person but by deleting the account', async () => {
    const headers = { cookie: me.cookie, origin: app.url };
    const answer = await call(app, `/api/${me.id}`, { method: 'DELETE', headers });
    expect(answer.status).toBe(404);
    expect(backend.seen.filter(({ url }) => url === `/api/${me.id}`)).toEqual([]);
  });

  test('from the app itself gets through, told by either header', async () => {
    for (const headers of [{ origin: app.url }, { 'sec-fetch-site': 'same-origin' }]) {
      const before = backend.seen.length;
      const answer = await call(app, `/api/${me.id}/tasks`, {
        method: 'POST',
        body: {},
        headers: { cookie: me.cookie, ...headers },
      });
      expect(answer.status).toBe(200);
      expect(backend.seen).toHaveLength(before + 1);
    }
  });

  test.each(pages)('cannot be sent to the page %s', async (path) => {
    const headers = { cookie: me.cookie, origin: 'https://evil.example', 'next-action': 'x'.repeat(42) };
    const changesSeen = () => backend.seen.filter(({ method }) => method !== 'GET').length;
    const before = changesSeen();
    const answer = await call(app, path, { method: 'POST', body: {}, headers });
    expect(changesSeen()).toBe(before);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});
