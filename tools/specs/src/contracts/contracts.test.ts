import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mcpTools } from './mcp-tools.ts';
import { withTables } from './tables.ts';
import { currentDataModel, currentTools, dataModelFile, toolsFile } from './write.ts';

test('contracts/mcp-tools.json is what the server tells a client', async () => {
  expect(readFileSync(toolsFile, 'utf8'), 'stale: npx nx contracts specs').toBe(await currentTools());
});

test("the tools are the spec's five, each for one user", () => {
  const tools = mcpTools();
  expect(tools.map(({ name }) => name)).toEqual([
    'add_task',
    'list_tasks',
    'complete_task',
    'delete_task',
    'update_task',
  ]);
  expect(tools.filter(({ inputSchema }) => !inputSchema.required?.includes('user_id'))).toEqual([]);
});

test("data-model.md has the backend's tables", () => {
  const page = currentDataModel();
  expect(page).toContain('### tasks');
  expect(readFileSync(dataModelFile, 'utf8'), 'stale: npx nx contracts specs').toBe(page);
});

test('a page without the marks is refused', () => {
  expect(() => withTables('# Page', [])).toThrow('has no');
});
