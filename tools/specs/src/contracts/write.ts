/** Writes the parts of specs/phase-4 that are copies of what the code says. `npx nx contracts specs` */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { mcpTools } from './mcp-tools.ts';
import { backendTables, withTables } from './tables.ts';

export const toolsFile = inWorkspace('specs/phase-4/contracts/mcp-tools.json');
export const dataModelFile = inWorkspace('specs/phase-4/data-model.md');

/** The tools' file as it should be. */
export async function currentTools(): Promise<string> {
  const options = await resolveConfig(toolsFile);
  return await format(JSON.stringify(mcpTools(), null, 2), { ...options, filepath: toolsFile });
}

/** The data model's page with the tables as they are. */
export const currentDataModel = (): string =>
  withTables(readFileSync(dataModelFile, 'utf8'), backendTables());

if (process.argv[1]?.endsWith('contracts/write.ts')) {
  writeFileSync(toolsFile, await currentTools());
  writeFileSync(dataModelFile, currentDataModel());
}
