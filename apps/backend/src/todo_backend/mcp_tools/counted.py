"""The MCP server with its tool calls counted, whoever makes them: the assistant, or a client of `/mcp`."""

import time
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, InputRequiredResult

from todo_backend import metrics


class CountedServer(MCPServer):
    """Counts in the one method through which every call goes."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Calls the tool; an error of any kind counts as one."""
        started, is_error = time.perf_counter(), True
        try:
            result = await super().call_tool(name, arguments, context)
            is_error = isinstance(result, CallToolResult) and bool(result.is_error)
            return result
        finally:
            known = self._tool_manager.get_tool(name) is not None
            metrics.count_tool_call(name, known, is_error, time.perf_counter() - started)
