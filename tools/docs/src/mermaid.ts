import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { inWorkspace } from '../../settings/src/paths.ts';

/** GitHub's is of the same major version. Only its one bundled file is wanted: with its packages it is 150 MB. */
// renovate: datasource=npm depName=mermaid
const version = '11.17.2';
/** Of the archive on npm: `npm view mermaid@VERSION dist.integrity`. */
const sha512 = 'V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==';
const bundle = inWorkspace('.tools/mermaid', `${version}.js`);

interface Mermaid {
  parse(text: string): Promise<unknown>;
}

/** Mermaid's own parser; npm gets it on the first use. @throws Error when the package is another than the one pinned here */
export function loadMermaid(): Mermaid {
  if (!existsSync(bundle)) fetchBundle();
  const window: Record<string, unknown> = {
    ...bare(),
    console,
    setTimeout,
    clearTimeout,
    structuredClone,
    URL,
    performance,
    queueMicrotask,
  };
  window['window'] = window['self'] = window['globalThis'] = window;
  createContext(window);
  runInContext(readFileSync(bundle, 'utf8'), window, { filename: bundle });
  return window['mermaid'] as Mermaid;
}

/** What the bundle asks of a page while it loads and parses: nothing is drawn. */
function bare() {
  const element = (): object => ({
    style: {},
    setAttribute() {},
    appendChild() {},
    querySelector: () => null,
  });
  const document = {
    ...element(),
    nodeType: 9,
    createElement: element,
    addEventListener() {},
    // Without what it needs to clean HTML, DOMPurify gives texts back as they are.
    implementation: {},
    currentScript: null,
    body: element(),
    head: element(),
  };
  return {
    document,
    addEventListener() {},
    Element: class {},
    location: { href: 'http://localhost/' },
    navigator: { userAgent: '' },
    matchMedia: () => ({ matches: false }),
  };
}

function fetchBundle() {
  const folder = inWorkspace('.tools/mermaid');
  mkdirSync(folder, { recursive: true });
  const place = mkdtempSync(join(folder, 'new-'));
  try {
    execFileSync('npm', ['pack', `mermaid@${version}`, '--silent', '--pack-destination', place]);
    const archive = join(place, `mermaid-${version}.tgz`);
    const got = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (got !== sha512)
      throw new Error(`mermaid ${version} is not the package that is pinned: sha512-${got}`);
    execFileSync('tar', ['-xzf', archive, '-C', place, 'package/dist/mermaid.min.js']);
    renameSync(join(place, 'package/dist/mermaid.min.js'), bundle);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
