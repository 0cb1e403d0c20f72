import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Scripts } from '../support/scripts-of.ts';

/** What the scripts of an empty Next page weigh, and with which versions that was measured. */
export interface EmptyPage extends Scripts {
  next: string;
  react: string;
}

export const EMPTY_PAGE_FILE = join(import.meta.dirname, 'empty-page.json');

export function readEmptyPage(): EmptyPage {
  return JSON.parse(readFileSync(EMPTY_PAGE_FILE, 'utf8')) as EmptyPage;
}

/** The versions that the frontend is built with. */
export function installedVersions(): Pick<EmptyPage, 'next' | 'react'> {
  const require = createRequire(join(import.meta.dirname, '../../frontend/package.json'));
  const version = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
  return { next: version('next'), react: version('react') };
}
