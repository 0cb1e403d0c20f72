import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSchema, schemaFile } from './generate.ts';

test('schema.ts is what openapi.json gives: run `npx nx run api-client:generate` when this fails', async () => {
  expect(await generateSchema()).toBe(await readFile(schemaFile, 'utf8'));
});
