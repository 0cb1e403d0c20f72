"""The connection that all turns share: opened once, survives a turn that is stopped, closes for good."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from mcp import MCPError
from mcp.server import MCPServer

from todo_backend.mcp_tools.connection import Connection


class Counting(MCPServer):
    """Counts how often its tools are listed; the first time may go wrong."""

    listed = 0
    fails = 0

    async def list_tools(self) -> Any:
        """As it is asked over the connection."""
        self.listed += 1
        await asyncio.sleep(0.01)
        if self.listed <= self.fails:
            raise RuntimeError("not yet")
        return await super().list_tools()


@pytest.fixture
async def server() -> Counting:
    """One tool, which says whose it was, after a moment."""
    server = Counting("test")

    @server.tool()
    async def wait(user_id: str, seconds: float) -> dict[str, str]:
        """Waits."""
        await asyncio.sleep(seconds)
        return {"user": user_id}

    return server


@pytest.fixture
async def connection(server: Counting) -> AsyncIterator[Connection]:
    """Closed at the end."""
    connection = Connection(server)
    yield connection
    await connection.close()


async def called(connection: Connection, user_id: str, seconds: float = 0) -> Any:
    """What the tool has said."""
    return (await connection.call("wait", {"user_id": user_id, "seconds": seconds})).structured_content


async def test_it_is_opened_once_for_many_turns_at_once(server: Counting, connection: Connection) -> None:
    users = [f"user-{number}" for number in range(20)]
    found = await asyncio.gather(*(called(connection, user, 0.01) for user in users))
    assert found == [{"user": user} for user in users]
    shown = await connection.tools()
    assert (server.listed, [tool.name for tool in shown]) == (1, ["wait"])
    assert list(shown[0].input_schema["properties"]) == ["seconds"]


async def test_a_turn_that_is_stopped_takes_nothing_away_from_the_others(connection: Connection) -> None:
    opening = asyncio.create_task(called(connection, "stopped while it opens"))
    other = asyncio.create_task(called(connection, "other"))
    await asyncio.sleep(0.005)
    opening.cancel()
    assert await other == {"user": "other"}

    calling = asyncio.create_task(called(connection, "stopped in its call", 60))
    await asyncio.sleep(0.02)
    calling.cancel()
    with pytest.raises(asyncio.CancelledError):
        await calling
    assert await called(connection, "next") == {"user": "next"}


async def test_an_opening_that_fails_is_tried_again(server: Counting, connection: Connection) -> None:
    server.fails = 1
    with pytest.raises(MCPError):
        await called(connection, "first")
    assert await called(connection, "second") == {"user": "second"}


async def test_after_its_end_no_call_goes_through(server: Counting) -> None:
    connection = Connection(server)
    await connection.close()  # never opened
    connection = Connection(server)
    await called(connection, "u")
    await connection.close()
    with pytest.raises(RuntimeError):
        await called(connection, "u")
