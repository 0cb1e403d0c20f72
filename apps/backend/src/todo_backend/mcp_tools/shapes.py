"""What goes into the tools and what comes out: the spec's shapes, with an optional due date."""

import re
from datetime import date
from typing import Annotated, Any, NotRequired

from mcp.types import CallToolResult, TextContent
from pydantic import BeforeValidator, Field, WithJsonSchema
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from todo_backend.db.models import Task
from todo_backend.text_rules import Description, Title

UserId = Annotated[str, Field(min_length=1, description="Owner of the tasks")]
TaskId = Annotated[int, Field(ge=1, le=2**63 - 1, description="Number of the task")]
NewTitle = Annotated[Title, Field(description="What is to be done, 1 to 200 characters")]
Details = Annotated[Description, Field(description="Details, at most 1000 characters")]

# Under this key of a result's `_meta` stands what the call has overwritten or deleted: whoever wants to undo
# the call finds the values there. The results themselves stay exactly those of the spec.
BEFORE = "todo/before"


def _to_date(value: object) -> date | str:
    """A day as `YYYY-MM-DD`; an empty string stands for "no day"."""
    if isinstance(value, str) and not value.strip():
        return ""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            pass  # a day that the calendar does not have
    raise ValueError("must be a day in the form YYYY-MM-DD")


DueDay = Annotated[
    date | str,
    BeforeValidator(_to_date),
    WithJsonSchema({"type": "string", "description": "Day it is due, YYYY-MM-DD"}),
]


class Change(TypedDict):
    """What the four changing tools return."""

    task_id: int
    status: str
    title: str


class Listed(TypedDict):
    """One task of a list; `description` and `due_date` only where there is one."""

    id: int
    title: str
    completed: bool
    description: NotRequired[str]
    due_date: NotRequired[str]


def listed(task: Task) -> Listed:
    """One row of a list."""
    row = Listed(id=task.id or 0, title=task.title, completed=task.completed)
    if task.description:
        row["description"] = task.description
    if task.due_date:
        row["due_date"] = task.due_date.isoformat()
    return row


def change(task: Task, status: str, before: dict[str, Any] | None = None) -> CallToolResult:
    """The result of a changing tool; `before` holds the values that are no longer there."""
    value = Change(task_id=task.id or 0, status=status, title=task.title)
    text = f"{status}: #{value['task_id']} {value['title']}"
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=dict(value),
        _meta={BEFORE: before} if before is not None else None,
    )


def values(task: Task) -> dict[str, Any]:
    """All that a person has said about a task, for JSON."""
    due = task.due_date.isoformat() if task.due_date else None
    return {"title": task.title, "description": task.description, "due_date": due, "completed": task.completed}
