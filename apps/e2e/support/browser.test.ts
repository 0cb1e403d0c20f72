import { describe, expect, it } from 'vitest';
import { findBrowser, requireBrowser, type Machine } from './browser.ts';

/** A machine that has exactly these files. */
function machine(files: string[], over: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: '/opt/bin:/usr/bin' },
    playwrights: '/cache/chromium/chrome',
    exists: (path) => files.includes(path),
    isRoot: false,
    namespacesForbidden: false,
    ...over,
  };
}

describe('findBrowser', () => {
  it.each([
    [
      "Playwright's own before the system's",
      ['/cache/chromium/chrome', '/usr/bin/chromium'],
      '/cache/chromium/chrome',
    ],
    ['the first on PATH', ['/usr/bin/chromium', '/opt/bin/google-chrome'], '/opt/bin/google-chrome'],
    ['an installed one that is not on PATH', ['/snap/bin/chromium'], '/snap/bin/chromium'],
  ])('takes %s', (_what, files, path) => {
    expect(findBrowser(machine(files))?.path).toBe(path);
  });

  it('takes CHROMIUM_PATH before all others, and nothing else when it is wrong', () => {
    const files = ['/cache/chromium/chrome', '/my/chrome'];
    expect(findBrowser(machine(files, { env: { CHROMIUM_PATH: '/my/chrome' } }))?.path).toBe('/my/chrome');
    expect(findBrowser(machine(files, { env: { CHROMIUM_PATH: '/my/chrom' } }))).toBeUndefined();
  });

  it.each([
    ['anybody', {}, '/usr/bin/chromium', true],
    ['root', { isRoot: true }, '/usr/bin/chromium', false],
    [
      "a kernel that forbids it to Playwright's build",
      { namespacesForbidden: true },
      '/cache/chromium/chrome',
      false,
    ],
    ["the same kernel and the system's Chromium", { namespacesForbidden: true }, '/usr/bin/chromium', true],
  ])('gives the sandbox as it can be had by %s', (_who, over, path, sandbox) => {
    expect(findBrowser(machine([path], over))?.sandbox).toBe(sandbox);
  });
});

describe('requireBrowser', () => {
  it('says how to get a browser where there is none', () => {
    expect(() => requireBrowser(machine([]))).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({
          code: 'E2E-NO-BROWSER',
          next: expect.stringContaining('npx playwright install chromium'),
        }),
      }),
    );
  });

  it('names a CHROMIUM_PATH that leads nowhere', () => {
    const wrong = machine(['/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/my/chrom' } });
    expect(() => requireBrowser(wrong)).toThrow('/my/chrom');
  });
});
