"""The tools as one turn has them: no change twice, long lists cut for a model, what was before kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from pydantic import SecretStr

from todo_backend.db.engine import Database
from todo_backend.mcp_tools.calls import ToolCall
from todo_backend.mcp_tools.connection import Connection
from todo_backend.mcp_tools.scoped import UserTools, fitting_rows
from todo_backend.mcp_tools.server import make_mcp_server
from todo_backend.settings import Settings


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool of its own."""
    pool = Database(Settings(database_url=SecretStr(database_url)))
    yield pool
    await pool.close()


@asynccontextmanager
async def tools_of(database: Database, heard: list[ToolCall], longest: int | None = None) -> AsyncIterator[UserTools]:
    """The tools of a new user; `heard` gets the answered calls."""

    def listen(kind: str, _number: int, call: ToolCall) -> None:
        if kind == "result":
            heard.append(call)

    connection = Connection(make_mcp_server(database))
    try:
        yield UserTools(connection, f"user-{uuid4().hex}", listen, longest)
    finally:
        await connection.close()


async def test_the_same_change_is_not_made_twice(database: Database) -> None:
    heard: list[ToolCall] = []
    async with tools_of(database, heard) as tools:
        first = await tools.call_tool("add_task", {"title": "Milk"})
        again = await tools.call_tool("add_task", {"user_id": "somebody", "title": "Milk"})
        other = await tools.call_tool("add_task", {"title": "Milk", "description": "2 l"})
        assert first.structured_content == again.structured_content != other.structured_content
        number = (first.structured_content or {})["task_id"]
        gone = [await tools.call_tool("delete_task", {"task_id": number}) for _ in range(2)]
        assert [result.is_error for result in gone] == [False, False]
        rows = await tools.call_tool("list_tasks", {})
    assert len((rows.structured_content or {})["result"]) == 1
    assert [call.name for call in heard] == ["add_task", "add_task", "delete_task", "list_tasks"]
    assert heard[2].as_stored()["before"]["title"] == "Milk"
    assert "before" not in heard[2].as_dict()


async def test_a_long_list_reaches_a_model_cut_and_the_user_whole(database: Database) -> None:
    heard: list[ToolCall] = []
    async with tools_of(database, heard, longest=400) as tools:
        for number in range(7):
            await tools.call_tool("add_task", {"title": f"{number} " + "x" * 80})
        content = (await tools.call_tool("list_tasks", {})).structured_content or {}
    assert 0 < len(content["result"]) < 7
    assert content["not_shown"] == 7 - len(content["result"])
    assert len(heard[-1].result) == 7


@pytest.mark.parametrize(("longest", "kept"), [(0, 0), (8, 1), (16, 2), (1000, 3)])
def test_rows_that_fit(longest: int, kept: int) -> None:
    rows = [{"a": 1}, {"b": 2}, {"c": 3}]
    assert fitting_rows(rows, longest) == rows[:kept]
