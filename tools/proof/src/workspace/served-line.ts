import type { App } from './pods.ts';

/** A line of an app whose words its pods serve. */
export interface ServedLine {
  file: string;
  /** Finds it, whatever stands there. */
  before: RegExp;
  after(words: string): string;
}

/** The lines that the proofs change. */
export const servedLines: Record<App, ServedLine> = {
  frontend: {
    file: 'apps/frontend/src/app/layout.tsx',
    before: /applicationName: [^,]+,/,
    after: (words) => `applicationName: '${words}',`,
  },
  backend: {
    file: 'apps/backend/src/todo_backend/app.py',
    before: /title="[^"]*",/,
    after: (words) => `title="${words}",`,
  },
};
