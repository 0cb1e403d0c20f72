import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHUNK_LOST } from './lost-chunks.ts';
import { WATCH_CHUNKS } from './watch-chunks.ts';

type Listener = (event: object) => void;

interface Circumstances {
  storage?: boolean;
  live?: () => boolean;
  /** What has been loaded before the script ran. */
  before?: { name: string; responseStatus: number }[];
}

/** As much of a browser as the script uses, over one tab's storage. */
function openPage(
  stored: Map<string, string>,
  { storage = true, live = () => true, before = [] }: Circumstances = {},
) {
  const listeners = new Map<string, Listener>();
  const page = {
    fields: [] as { name: string; value: string }[],
    reloads: 0,
    asked: [] as string[],
    tell: (type: string, event: object = {}) => listeners.get(type)?.(event),
  };
  const kept = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };
  runInNewContext(WATCH_CHUNKS, {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    sessionStorage: storage ? kept : undefined,
    location: { reload: () => page.reloads++ },
    fetch: async (path: string) => {
      page.asked.push(path);
      if (!live()) throw new TypeError('Failed to fetch');
      return { ok: true };
    },
    document: { querySelectorAll: () => page.fields },
    performance: { getEntriesByType: () => before },
    setTimeout,
    Date,
    Error,
    Map,
  });
  return page;
}

const SCRIPT = { target: { tagName: 'SCRIPT', src: 'http://localhost/_next/static/chunks/a.js' } };
const chunkError = () => Object.assign(new Error('Failed to load chunk'), { name: 'ChunkLoadError' });

let stored: Map<string, string>;
beforeEach(() => {
  vi.useFakeTimers();
  stored = new Map();
});
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('loads the page anew for', () => {
  const style = { tagName: 'LINK', rel: 'stylesheet', href: '/_next/static/chunks/a.css' };
  test.each<[string, string, object]>([
    ['a script', 'error', SCRIPT],
    ['a style', 'error', { target: style }],
    ['an error of a chunk', 'error', { target: {}, error: chunkError() }],
    ['a promise of one', 'unhandledrejection', { reason: chunkError() }],
    ['a page that says so', CHUNK_LOST, {}],
  ])('%s', async (_what, type, event) => {
    const page = openPage(stored);
    page.tell(type, event);
    await pass(300);
    expect(page.asked).toEqual(['/api/health/live']);
    expect(page.reloads).toBe(1);
  });
});

test.each([
  ['/_next/static/chunks/a.js', 404, 1],
  ['/_next/static/chunks/a.js', 200, 0],
  ['/icon.svg', 404, 0],
])('%s that came as %i before the script ran: %i', async (path, responseStatus, reloads) => {
  const page = openPage(stored, { before: [{ name: `http://localhost${path}`, responseStatus }] });
  await pass(300);
  expect(page.reloads).toBe(reloads);
});

describe('stays with the page for', () => {
  test.each<[string, string, object]>([
    ['a script of somebody else', 'error', { target: { tagName: 'SCRIPT', src: 'http://elsewhere/a.js' } }],
    ['a picture', 'error', { target: { tagName: 'IMG', src: '/_next/static/media/a.png' } }],
    [
      'what is loaded in advance',
      'error',
      { target: { tagName: 'LINK', rel: 'preload', href: SCRIPT.target.src } },
    ],
    ['another error', 'error', { target: {}, error: new Error('no') }],
    ['another promise', 'unhandledrejection', { reason: new Error('no') }],
  ])('%s', async (_what, type, event) => {
    const page = openPage(stored);
    page.tell(type, event);
    await pass(60_000);
    expect(page.reloads).toBe(0);
  });

  test('a browser that keeps no count', async () => {
    const page = openPage(stored, { storage: false });
    page.tell('error', SCRIPT);
    await pass(60_000);
    expect(page.reloads).toBe(0);
  });
});

test('what was typed is in the new page, once', async () => {
  const first = openPage(stored);
  first.fields = [{ name: 'email', value: 'ada@example.com' }];
  first.tell('error', SCRIPT);
  await pass(300);
  const then = (value: string) => {
    const page = openPage(stored);
    page.fields = [{ name: 'email', value }];
    page.tell('DOMContentLoaded');
    return page.fields[0]?.value;
  };
  expect(then('')).toBe('ada@example.com');
  expect(then('')).toBe('');
});

test('what was typed since is not overwritten', async () => {
  const first = openPage(stored);
  first.fields = [{ name: 'email', value: 'ada@example.com' }];
  first.tell('error', SCRIPT);
  await pass(300);
  const second = openPage(stored);
  second.fields = [{ name: 'email', value: 'grace@example.com' }];
  second.tell('DOMContentLoaded');
  expect(second.fields[0]?.value).toBe('grace@example.com');
});

test('many files that are lost are one try', async () => {
  const page = openPage(stored);
  for (let index = 0; index < 20; index++) page.tell('error', SCRIPT);
  await pass(60_000);
  expect(page.reloads).toBe(1);
});

test('five tries with growing waits, and new ones a minute after the last', async () => {
  const waits = [];
  for (let load = 0; load < 7; load++) {
    const page = openPage(stored);
    page.tell('error', SCRIPT);
    let waited = 0;
    while (page.reloads === 0 && waited < 30_000) await pass((waited += 100) && 100);
    waits.push(waited);
  }
  expect(waits).toEqual([300, 1000, 3000, 8000, 15_000, 30_000, 30_000]);
  const later = openPage(stored);
  later.tell('error', SCRIPT);
  await pass(300);
  expect(later.reloads).toBe(1);
});

test('waits for a server that answers: a page without one is better than none', async () => {
  let live = false;
  const page = openPage(stored, { live: () => live });
  page.tell('error', SCRIPT);
  await pass(10_000);
  expect(page.reloads).toBe(0);
  live = true;
  await pass(2000);
  expect(page.reloads).toBe(1);
});
