"""The MCP server as one user's assistant sees it, over an in-memory connection.

`user_id` is taken out of the schemas that the model sees and put in here: the model can neither see nor choose
whose tasks it works on, and a `user_id` that it makes up is overwritten.
"""

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any

from agents.mcp import MCPServer as AgentMCPServer
from mcp.types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from todo_backend.mcp_tools.calls import ToolCall
from todo_backend.mcp_tools.connection import Connection
from todo_backend.mcp_tools.shapes import BEFORE

MAX_CALLS = 8
# The other tools leave the same behind when they run again.
NOT_TWICE = frozenset({"add_task", "delete_task"})
Listener = Callable[[str, int, ToolCall], None]


class UserTools(AgentMCPServer):
    """For one turn of one user, over the connection that all turns share.

    `listener` hears ("call" | "result", number of the call in this turn, the call). A list that is longer than
    `longest` characters reaches the model cut, and everybody else whole; None cuts nothing.
    """

    def __init__(self, connection: Connection, user_id: str, listener: Listener, longest: int | None = None) -> None:
        super().__init__(use_structured_content=True)
        self._connection, self._user_id, self._listener = connection, user_id, listener
        self._longest = longest
        self._count = 0
        # A model may ask for several calls at once; they run in its order, one after the other.
        self._in_order = asyncio.Lock()
        self._changed: dict[str, CallToolResult] = {}

    @property
    def name(self) -> str:
        """Shown in the SDK's errors."""
        return "todo"

    async def connect(self) -> None:
        """The connection opens by itself."""

    async def cleanup(self) -> None:
        """It stays open for the turns that come."""

    async def list_tools(self, run_context: Any = None, agent: Any = None) -> list[Tool]:  # noqa: ARG002
        """The tools without `user_id`."""
        return await self._connection.tools()

    async def call_tool(
        self,
        tool_name: str,
        arguments: dict[str, Any] | None,
        meta: dict[str, Any] | None = None,  # noqa: ARG002 - no resolver is set that would give any
    ) -> CallToolResult:
        """Calls the tool for the user of this turn."""
        shown = {key: value for key, value in (arguments or {}).items() if key != "user_id"}
        async with self._in_order:
            same = f"{tool_name} {json.dumps(shown, sort_keys=True, default=str)}"
            if same in self._changed:  # models stutter: a change that has been made is not made again
                return self._changed[same]
            self._count += 1
            number = self._count
            self._listener("call", number, ToolCall(tool_name, shown, None, False))
            if number > MAX_CALLS:
                result = _error(f"At most {MAX_CALLS} tool calls are made for one message. Tell the user.")
            else:
                result = await self._connection.call(tool_name, {**shown, "user_id": self._user_id})
            if result.is_error:
                result = _error(clean_tool_error(tool_name, _text(result)))
            elif tool_name in NOT_TWICE:
                self._changed[same] = result
            is_error = bool(result.is_error)
            before = (result.meta or {}).get(BEFORE)
            self._listener("result", number, ToolCall(tool_name, shown, _value(result), is_error, before))
            return self._cut(result)

    def _cut(self, result: CallToolResult) -> CallToolResult:
        """A model's request has to fit into its limit per minute, however long the list is."""
        value = _value(result)
        if self._longest is None or not isinstance(value, list):
            return result
        rows = fitting_rows(value, self._longest)
        if len(rows) == len(value):
            return result
        content = {"result": rows, "not_shown": len(value) - len(rows)}
        return CallToolResult(
            content=[TextContent(type="text", text=json.dumps(content))], structured_content=content
        )

    async def list_prompts(self) -> ListPromptsResult:
        """There are none."""
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:  # noqa: ARG002
        """There are none."""
        raise LookupError(f"There is no prompt {name}.")


def fitting_rows(rows: list[Any], longest: int) -> list[Any]:
    """The first rows that are together no longer than `longest` characters of JSON."""
    kept, size = [], 0
    for row in rows:
        size += len(json.dumps(row, ensure_ascii=False))
        if size > longest:
            break
        kept.append(row)
    return kept


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


def _text(result: CallToolResult) -> str:
    return " ".join(item.text for item in result.content if isinstance(item, TextContent))


def _value(result: CallToolResult) -> Any:
    if result.is_error:
        return _text(result)
    content = result.structured_content or {}
    return content["result"] if set(content) == {"result"} else content


def _error(text: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)
