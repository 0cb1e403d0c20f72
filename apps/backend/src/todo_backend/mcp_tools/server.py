"""The MCP server with the spec's five tools: same parameters, same returns, stateless.

`user_id` stands in every schema, as the spec has it. Whoever connects this server decides who that may be: the
chat puts the signed-in user in (`scoped.py`).
"""

from typing import Annotated, Literal, NotRequired

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from todo_backend.db import tasks as repository
from todo_backend.db.engine import Database
from todo_backend.db.models import Task
from todo_backend.text_rules import Description, Title

TOOL_NAMES = ("add_task", "list_tasks", "complete_task", "delete_task", "update_task")
CHANGING_TOOLS = frozenset(TOOL_NAMES) - {"list_tasks"}

UserId = Annotated[str, Field(min_length=1, description="Owner of the tasks")]
TaskId = Annotated[int, Field(ge=1, le=2**63 - 1, description="Number of the task")]
NewTitle = Annotated[Title, Field(description="What is to be done, 1 to 200 characters")]
Details = Annotated[Description, Field(description="Details, at most 1000 characters")]


class Change(TypedDict):
    """What the four changing tools return."""

    task_id: int
    status: str
    title: str


class Listed(TypedDict):
    """One task of a list; `description` only where there is one."""

    id: int
    title: str
    completed: bool
    description: NotRequired[str]


def make_mcp_server(database: Database) -> MCPServer:
    """A server over `database`. Each call has a transaction of its own."""
    server = MCPServer("todo")

    @server.tool()
    async def add_task(user_id: UserId, title: NewTitle, description: Details | None = None) -> Change:
        """Create a task."""
        async with database.session() as session:
            task = await repository.create_task(session, user_id, title, description or None)
        return _change(task, "created")

    @server.tool()
    async def list_tasks(user_id: UserId, status: Literal["all", "pending", "completed"] = "all") -> list[Listed]:
        """List the tasks with their numbers: all, pending or completed."""
        async with database.session() as session:
            rows = await repository.list_tasks(session, user_id, status)
        return [_listed(row) for row in rows]

    @server.tool()
    async def complete_task(user_id: UserId, task_id: TaskId) -> Change:
        """Mark a task as completed. Doing it twice changes nothing."""
        async with database.session() as session:
            task = await repository.change_task(session, user_id, task_id, {"completed": True})
        return _change(task, "completed", task_id)

    @server.tool()
    async def delete_task(user_id: UserId, task_id: TaskId) -> Change:
        """Delete a task for good."""
        async with database.session() as session:
            task = await repository.delete_task(session, user_id, task_id)
        return _change(task, "deleted", task_id)

    @server.tool()
    async def update_task(
        user_id: UserId, task_id: TaskId, title: NewTitle | None = None, description: Details | None = None
    ) -> Change:
        """Change the title or the description of a task; what is left out stays. An empty description goes."""
        changes: dict[str, str | None] = {}
        if title is not None:
            changes["title"] = title
        if description is not None:
            changes["description"] = description or None
        if not changes:
            raise ToolError("Nothing to change: give a title or a description.")
        async with database.session() as session:
            task = await repository.change_task(session, user_id, task_id, changes)
        return _change(task, "updated", task_id)

    return server


def _change(task: Task | None, status: str, task_id: int | None = None) -> Change:
    if task is None or task.id is None:
        raise ToolError(f"There is no task {task_id}.")
    return Change(task_id=task.id, status=status, title=task.title)


def _listed(task: Task) -> Listed:
    row = Listed(id=task.id or 0, title=task.title, completed=task.completed)
    if task.description:
        row["description"] = task.description
    return row
