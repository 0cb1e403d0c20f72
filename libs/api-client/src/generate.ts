import { readFile, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../openapi.json', import.meta.url);
export const schemaFile = new URL('./schema.ts', import.meta.url);

/** `anyOf` that only says which fields are required has no type of its own: it would become `unknown`. */
function withoutRequiredChoices(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('anyOf' in value)) return value;
  const { anyOf, ...rest } = value as { anyOf: unknown };
  const onlyRequired =
    Array.isArray(anyOf) && anyOf.every((option: object) => Object.keys(option).join() === 'required');
  return onlyRequired ? rest : value;
}

/** The text of schema.ts for the OpenAPI document beside this package. */
export async function generateSchema(): Promise<string> {
  const nodes = await openapiTS(
    JSON.parse(await readFile(document, 'utf8'), withoutRequiredChoices) as never,
    {
      alphabetize: true,
      // A field with a default may be left out of a request.
      defaultNonNullable: false,
    },
  );
  return `// Made from openapi.json by \`npx nx run api-client:generate\`: change the backend's routes, not this file.\n${astToString(nodes)}`;
}

if (argv[1] === fileURLToPath(import.meta.url)) await writeFile(schemaFile, await generateSchema());
