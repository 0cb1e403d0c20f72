"""The in-memory connection between the assistant and the MCP server: one for the process, which all turns share.

A connection of its own for each turn would have it greeted, its tools listed and their schemas compiled each time,
which is half the work of a short turn. It holds no user: each call brings its `user_id` (`scoped.py`).
"""

import asyncio
import copy
from contextvars import Context
from typing import Any

from mcp import Client
from mcp.server import MCPServer
from mcp.types import CallToolResult, Tool


class Connection:
    """Opens with the first use. A task of its own holds it, because it must be closed by whoever opened it."""

    def __init__(self, server: MCPServer) -> None:
        self._server = server
        self._opened: asyncio.Future[tuple[Client, list[Tool]]] | None = None
        self._holder: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    async def tools(self) -> list[Tool]:
        """The tools as a model may see them: without `user_id`."""
        return (await self._open())[1]

    async def call(self, name: str, arguments: dict[str, Any]) -> CallToolResult:
        """Calls a tool; `arguments` hold the `user_id`."""
        return await (await self._open())[0].call_tool(name, arguments)

    async def close(self) -> None:
        """Ends it, if it was ever opened; calls fail from now on."""
        self._closing.set()
        if self._holder:
            await self._holder

    async def _open(self) -> tuple[Client, list[Tool]]:
        if self._opened is None or (self._opened.done() and (self._opened.cancelled() or self._opened.exception())):
            self._opened = asyncio.get_running_loop().create_future()
            # Nothing of the request that happens to come first, such as its trace, goes on in here.
            self._holder = asyncio.create_task(self._hold(self._opened), context=Context())
        # A turn that is stopped must not take the opening away from the others.
        return await asyncio.shield(self._opened)

    async def _hold(self, opened: asyncio.Future[tuple[Client, list[Tool]]]) -> None:
        try:
            async with Client(self._server) as client:
                try:
                    listed = (await client.list_tools()).tools
                except Exception as error:  # as it is: the client would put it into a group
                    opened.set_exception(error)
                    return
                tools = [tool.model_copy(update={"input_schema": for_model(tool.input_schema)}) for tool in listed]
                opened.set_result((client, tools))
                await self._closing.wait()
        except Exception as error:
            if opened.done():
                raise
            opened.set_exception(error)
        finally:
            opened.cancel()


def for_model(schema: dict[str, Any]) -> dict[str, Any]:
    """Without `user_id`, titles and null unions: small and flat, which weak models need."""
    flat = copy.deepcopy(schema)
    flat.pop("title", None)
    properties: dict[str, Any] = flat["properties"]
    properties.pop("user_id", None)
    for name, item in properties.items():
        chosen = next((option for option in item.get("anyOf", []) if option.get("type") != "null"), item)
        merged = {**item, **chosen}
        for key in ("anyOf", "title", "default"):
            merged.pop(key, None)
        properties[name] = merged
    flat["required"] = [name for name in flat.get("required", []) if name != "user_id"]
    return flat
