"""The MCP server by itself: the spec's five tools, their parameters and returns, two users."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from mcp import Client
from pydantic import SecretStr

from todo_backend.db.engine import Database
from todo_backend.mcp_tools.connection import Connection
from todo_backend.mcp_tools.scoped import UserTools, clean_tool_error
from todo_backend.mcp_tools.server import TOOL_NAMES, make_mcp_server
from todo_backend.mcp_tools.shapes import BEFORE
from todo_backend.settings import Settings

# Name, required and optional parameters, as the spec's table has them; due_date and completed are extra, optional.
SPEC = {
    "add_task": ({"user_id": "string", "title": "string"}, {"description", "due_date"}),
    "list_tasks": ({"user_id": "string"}, {"status"}),
    "complete_task": ({"user_id": "string", "task_id": "integer"}, set()),
    "delete_task": ({"user_id": "string", "task_id": "integer"}, set()),
    "update_task": (
        {"user_id": "string", "task_id": "integer"},
        {"title", "description", "due_date", "completed"},
    ),
}


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A pool of its own."""
    pool = Database(Settings(database_url=SecretStr(database_url)))
    yield pool
    await pool.close()


@pytest.fixture
def client(database: Database) -> Client:
    """To be entered in the test itself: a connection opens and closes in one task."""
    return Client(make_mcp_server(database))


@pytest.fixture
def user_id() -> str:
    """Nobody else's."""
    return f"user-{uuid4().hex}"


async def call(client: Client, tool: str, **arguments: Any) -> Any:
    """The tool's value."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    content: dict[str, Any] = result.structured_content or {}
    return content["result"] if set(content) == {"result"} else content


async def error(client: Client, tool: str, **arguments: Any) -> str:
    """The words of the tool's error."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return clean_tool_error(tool, str(getattr(result.content[0], "text", "")))


async def test_the_tools_of_the_spec(client: Client) -> None:
    async with client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tuple(tools) == TOOL_NAMES == tuple(SPEC)
        for name, (required, optional) in SPEC.items():
            schema = tools[name].input_schema
            assert set(schema["required"]) == set(required)
            assert set(schema["properties"]) == set(required) | optional
            assert {key: schema["properties"][key]["type"] for key in required} == required
            assert tools[name].description


async def test_the_returns_of_the_spec(client: Client, user_id: str) -> None:
    async with client:
        added = await call(
            client, "add_task", user_id=user_id, title="Buy groceries", description="Milk, eggs, bread"
        )
        number = added["task_id"]
        assert added == {"task_id": number, "status": "created", "title": "Buy groceries"}
        bare = await call(client, "add_task", user_id=user_id, title="Call mom")
        assert await call(client, "list_tasks", user_id=user_id, status="pending") == [
            {"id": number, "title": "Buy groceries", "completed": False, "description": "Milk, eggs, bread"},
            {"id": bare["task_id"], "title": "Call mom", "completed": False},
        ]
        updated = await call(client, "update_task", user_id=user_id, task_id=number, title="Buy groceries and fruits")
        assert updated == {"task_id": number, "status": "updated", "title": "Buy groceries and fruits"}
        for _ in range(2):  # set, not toggle
            done = await call(client, "complete_task", user_id=user_id, task_id=number)
            assert done == {"task_id": number, "status": "completed", "title": "Buy groceries and fruits"}
        assert [row["id"] for row in await call(client, "list_tasks", user_id=user_id, status="completed")] == [
            number
        ]
        assert len(await call(client, "list_tasks", user_id=user_id)) == 2
        deleted = await call(client, "delete_task", user_id=user_id, task_id=number)
        assert deleted == {"task_id": number, "status": "deleted", "title": "Buy groceries and fruits"}
        assert await error(client, "delete_task", user_id=user_id, task_id=number) == f"There is no task {number}."


async def test_what_was_there_before_is_told_beside_the_result(client: Client, user_id: str) -> None:
    async def before(tool: str, **arguments: Any) -> Any:
        result = await client.call_tool(tool, {"user_id": user_id, **arguments})
        return (result.meta or {}).get(BEFORE)

    async with client:
        added = await call(client, "add_task", user_id=user_id, title="A", description="B", due_date="2026-12-24")
        number = added["task_id"]
        assert await before("update_task", task_id=number, title="C", due_date="") == {
            "title": "A",
            "due_date": "2026-12-24",
        }
        assert await before("complete_task", task_id=number) == {"completed": False}
        assert await before("complete_task", task_id=number) == {"completed": True}
        assert await before("delete_task", task_id=number) == {
            "title": "C",
            "description": "B",
            "due_date": None,
            "completed": True,
        }


async def test_an_update_keeps_what_is_left_out(client: Client, user_id: str) -> None:
    async with client:
        number = (await call(client, "add_task", user_id=user_id, title="A", description="B"))["task_id"]
        await call(client, "update_task", user_id=user_id, task_id=number, title="C")
        assert (await call(client, "list_tasks", user_id=user_id))[0]["description"] == "B"
        await call(client, "update_task", user_id=user_id, task_id=number, description="")
        assert (await call(client, "list_tasks", user_id=user_id)) == [
            {"id": number, "title": "C", "completed": False}
        ]
        await call(client, "update_task", user_id=user_id, task_id=number, due_date="2026-12-24")
        await call(client, "update_task", user_id=user_id, task_id=number, completed=True)
        assert (await call(client, "list_tasks", user_id=user_id)) == [
            {"id": number, "title": "C", "completed": True, "due_date": "2026-12-24"}
        ]
        await call(client, "update_task", user_id=user_id, task_id=number, due_date="", completed=False)
        assert (await call(client, "list_tasks", user_id=user_id)) == [
            {"id": number, "title": "C", "completed": False}
        ]
        assert "Nothing to change" in await error(client, "update_task", user_id=user_id, task_id=number)


@pytest.mark.parametrize("tool", ["complete_task", "delete_task", "update_task"])
async def test_no_tool_touches_a_foreign_task(client: Client, user_id: str, tool: str) -> None:
    async with client:
        number = (await call(client, "add_task", user_id="owner-" + user_id, title="Secret"))["task_id"]
        extra = {"title": "Mine"} if tool == "update_task" else {}
        assert await error(client, tool, user_id=user_id, task_id=number, **extra) == f"There is no task {number}."
        assert await call(client, "list_tasks", user_id=user_id) == []
        assert [row["title"] for row in await call(client, "list_tasks", user_id="owner-" + user_id)] == ["Secret"]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("add_task", {"title": ""}, "title: "),
        ("add_task", {"title": "x" * 201}, "title: "),
        ("add_task", {}, "title: Field required"),
        ("list_tasks", {"status": "open"}, "status: "),
        ("complete_task", {"task_id": "x"}, "task_id: "),
        ("complete_task", {"task_id": 2**63}, "task_id: "),
        ("complete_task", {"task_id": 0}, "task_id: "),
        ("add_task", {"title": "x", "description": "x" * 1001}, "description: "),
        ("add_task", {"title": "\x00 \n"}, "title: "),
        ("add_task", {"title": "x", "due_date": "tomorrow"}, "due_date: "),
        ("add_task", {"title": "x", "due_date": "2026-02-30"}, "due_date: "),
        ("add_task", {"title": "x", "due_date": 20261224}, "due_date: "),
        ("update_task", {"task_id": 1, "completed": "perhaps"}, "completed: "),
    ],
)
async def test_wrong_arguments_are_told_in_clean_words(
    client: Client, user_id: str, tool: str, arguments: dict[str, Any], words: str
) -> None:
    async with client:
        text = await error(client, tool, user_id=user_id, **arguments)
        assert text.startswith(f"The arguments are wrong. {words}")
        assert user_id not in text
        assert "http" not in text
        assert "input_value" not in text


async def test_what_the_model_sees(database: Database, user_id: str) -> None:
    connection = Connection(make_mcp_server(database))
    try:
        shown = await UserTools(connection, user_id, lambda *_: None).list_tools()
    finally:
        await connection.close()
    assert "user_id" not in str([tool.input_schema for tool in shown])
    add = next(tool for tool in shown if tool.name == "add_task").input_schema
    assert add["required"] == ["title"]
    assert add["properties"]["description"] == {
        "type": "string",
        "maxLength": 1000,
        "description": "Details, at most 1000 characters",
    }
