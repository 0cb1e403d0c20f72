import { askBackend } from '../backend-python.ts';

/** The server only looks at its tools here, so it needs no database. */
const program = `
import asyncio, json
from todo_backend.mcp_tools.server import make_mcp_server

async def tools():
    found = await make_mcp_server(None).list_tools()
    return [tool.model_dump(by_alias=True, exclude_none=True) for tool in found]

print(json.dumps(asyncio.run(tools())))
`;

export interface McpTool {
  name: string;
  inputSchema: { properties: Record<string, unknown>; required?: string[] };
}

/** The tools of the backend's MCP server, as a client is told of them. */
export const mcpTools = (): McpTool[] => askBackend<McpTool[]>(program);
