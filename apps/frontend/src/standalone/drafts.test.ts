import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { output, startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';

let app: StandaloneServer;
beforeAll(async () => {
  app = await startStandalone({}, '/api/health/live');
});
afterAll(() => app.close());

const { preview } = JSON.parse(
  readFileSync(join(output, 'apps/frontend/.next/prerender-manifest.json'), 'utf8'),
) as { preview: Record<string, string> };

test('the keys for drafts are constants: none was drawn in the build', () => {
  expect(Object.values(preview).join('')).toMatch(/^0+$/);
});

test('who knows them cannot have a page made anew', async () => {
  const headers = { 'x-prerender-revalidate': preview['previewModeId'] ?? '' };
  const answer = await fetch(`${app.url}/apple-icon.png`, { headers });
  expect(answer.headers.get('x-nextjs-cache')).toBe('HIT');
  await answer.arrayBuffer();
});
