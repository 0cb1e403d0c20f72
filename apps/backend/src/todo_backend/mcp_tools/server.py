"""The MCP server with the spec's five tools: same parameters, same returns, stateless.

`user_id` stands in every schema, as the spec has it. Whoever connects this server decides who that may be: the
chat puts the signed-in user in (`scoped.py`), over HTTP it must be the token's (`http.py`).
"""

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from todo_backend import __version__
from todo_backend.db import tasks as repository
from todo_backend.db.engine import Database
from todo_backend.mcp_tools.callers import check_caller
from todo_backend.mcp_tools.counted import CountedServer
from todo_backend.mcp_tools.shapes import (
    Change,
    Details,
    DueDay,
    Listed,
    NewTitle,
    TaskId,
    UserId,
    change,
    listed,
    values,
)

TOOL_NAMES = ("add_task", "list_tasks", "complete_task", "delete_task", "update_task")
CHANGING_TOOLS = frozenset(TOOL_NAMES) - {"list_tasks"}

Changed = Annotated[CallToolResult, Change]


def make_mcp_server(database: Database) -> MCPServer:
    """A server over `database`. Each call has a transaction of its own."""
    server = CountedServer("todo", version=__version__, subscriptions=False)

    @server.tool(annotations=_hints(idempotent=False))
    async def add_task(
        context: Context,
        user_id: UserId,
        title: NewTitle,
        description: Details | None = None,
        due_date: DueDay | None = None,
    ) -> Changed:
        """Create a task."""
        check_caller(context, user_id)
        async with database.session() as session:
            task = await repository.create_task(session, user_id, title, description or None, due_date or None)  # type: ignore[arg-type]
        return change(task, "created")

    @server.tool(annotations=_hints(read_only=True))
    async def list_tasks(
        context: Context, user_id: UserId, status: Literal["all", "pending", "completed"] = "all"
    ) -> list[Listed]:
        """List the tasks with their numbers: all, pending or completed."""
        check_caller(context, user_id)
        async with database.reading() as session:
            rows = await repository.list_tasks(session, user_id, status)
        return [listed(row) for row in rows]

    @server.tool(annotations=_hints())
    async def complete_task(context: Context, user_id: UserId, task_id: TaskId) -> Changed:
        """Mark a task as completed. Doing it twice changes nothing."""
        check_caller(context, user_id)
        return await _update(database, user_id, task_id, {"completed": True}, "completed")

    @server.tool(annotations=_hints(destructive=True))
    async def delete_task(context: Context, user_id: UserId, task_id: TaskId) -> Changed:
        """Delete a task for good."""
        check_caller(context, user_id)
        async with database.session() as session:
            task = await repository.delete_task(session, user_id, task_id)
        if task is None:
            raise ToolError(f"There is no task {task_id}.")
        return change(task, "deleted", values(task))

    @server.tool(annotations=_hints())
    async def update_task(  # noqa: PLR0917 - the SDK calls it by name
        context: Context,
        user_id: UserId,
        task_id: TaskId,
        title: NewTitle | None = None,
        description: Details | None = None,
        due_date: DueDay | None = None,
        completed: Annotated[bool, Field(description="false: to do again")] | None = None,
    ) -> Changed:
        """Change a task; what is left out stays. An empty description or due_date goes."""
        check_caller(context, user_id)
        changes: dict[str, Any] = {}
        if title is not None:
            changes["title"] = title
        if description is not None:
            changes["description"] = description or None
        if due_date is not None:
            changes["due_date"] = due_date or None
        if completed is not None:
            changes["completed"] = completed
        if not changes:
            raise ToolError("Nothing to change: give a title, a description, a due_date or completed.")
        return await _update(database, user_id, task_id, changes, "updated")

    return server


async def _update(
    database: Database, user_id: str, task_id: int, changes: dict[str, Any], status: str
) -> CallToolResult:
    """Changes a task; the values that were there before are read in the same transaction."""
    async with database.session() as session:
        found = await repository.get_task(session, user_id, task_id)
        before = {key: value for key, value in values(found).items() if key in changes} if found else {}
        task = await repository.change_task(session, user_id, task_id, changes)
    if task is None:
        raise ToolError(f"There is no task {task_id}.")
    return change(task, status, before)


def _hints(read_only: bool = False, destructive: bool = False, idempotent: bool = True) -> ToolAnnotations:
    return ToolAnnotations(
        read_only_hint=read_only, destructive_hint=destructive, idempotent_hint=idempotent, open_world_hint=False
    )
