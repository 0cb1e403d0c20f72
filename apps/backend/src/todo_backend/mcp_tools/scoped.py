"""The MCP server as one user's assistant sees it, over an in-memory connection.

`user_id` is taken out of the schemas that the model sees and put in here: the model can neither see nor choose
whose tasks it works on, and a `user_id` that it makes up is overwritten.
"""

import asyncio
import copy
import re
from collections.abc import Callable
from typing import Any

from agents.mcp import MCPServer as AgentMCPServer
from mcp import Client
from mcp.server import MCPServer
from mcp.types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from todo_backend.mcp_tools.calls import ToolCall

MAX_CALLS = 8
Listener = Callable[[str, int, ToolCall], None]


class UserTools(AgentMCPServer):
    """For one turn of one user. Connect and clean up in the same task.

    `listener` hears ("call" | "result", number of the call in this turn, the call).
    """

    def __init__(self, server: MCPServer, user_id: str, listener: Listener) -> None:
        super().__init__(use_structured_content=True)
        self._client, self._user_id, self._listener = Client(server), user_id, listener
        self._count = 0
        # A model may ask for several calls at once; they run in its order, one after the other.
        self._in_order = asyncio.Lock()

    @property
    def name(self) -> str:
        """Shown in the SDK's errors."""
        return "todo"

    async def connect(self) -> None:
        """Opens the connection."""
        await self._client.__aenter__()

    async def cleanup(self) -> None:
        """Closes it."""
        await self._client.__aexit__(None, None, None)

    async def list_tools(self, run_context: Any = None, agent: Any = None) -> list[Tool]:  # noqa: ARG002
        """The tools without `user_id`."""
        found = await self._client.list_tools()
        return [tool.model_copy(update={"input_schema": _for_model(tool.input_schema)}) for tool in found.tools]

    async def call_tool(
        self,
        tool_name: str,
        arguments: dict[str, Any] | None,
        meta: dict[str, Any] | None = None,  # noqa: ARG002 - no resolver is set that would give any
    ) -> CallToolResult:
        """Calls the tool for the user of this turn."""
        shown = {key: value for key, value in (arguments or {}).items() if key != "user_id"}
        async with self._in_order:
            self._count += 1
            number = self._count
            self._listener("call", number, ToolCall(tool_name, shown, None, False))
            if number > MAX_CALLS:
                result = _error(f"At most {MAX_CALLS} tool calls are made for one message. Tell the user.")
            else:
                result = await self._client.call_tool(tool_name, {**shown, "user_id": self._user_id})
            if result.is_error:
                result = _error(clean_tool_error(tool_name, _text(result)))
            self._listener("result", number, ToolCall(tool_name, shown, _value(result), bool(result.is_error)))
            return result

    async def list_prompts(self) -> ListPromptsResult:
        """There are none."""
        return await self._client.list_prompts()

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        """There are none."""
        return await self._client.get_prompt(name, arguments)


def clean_tool_error(tool_name: str, text: str) -> str:
    """The words of a tool's error for a model and a person: no prefix, no input values, no link.

    The SDK's text for bad arguments holds `input_value={'user_id': …}`.
    """
    text = text.removeprefix(f"Error executing tool {tool_name}: ")
    if not re.match(r"\d+ validation errors? for ", text):
        return text
    problems = re.findall(r"^(\w+)[\w.]*\n {2}(.+?)(?: \[type=.*)?$", text, flags=re.MULTILINE)
    words = [f"{field}: {message}" for field, message in problems if field != "user_id"]
    return "The arguments are wrong. " + ("; ".join(words) or "See the tool's parameters") + "."


def _for_model(schema: dict[str, Any]) -> dict[str, Any]:
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


def _text(result: CallToolResult) -> str:
    return " ".join(item.text for item in result.content if isinstance(item, TextContent))


def _value(result: CallToolResult) -> Any:
    if result.is_error:
        return _text(result)
    content = result.structured_content or {}
    return content["result"] if set(content) == {"result"} else content


def _error(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
