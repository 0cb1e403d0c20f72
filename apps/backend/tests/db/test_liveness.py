"""Dead connections are never handed out, and living ones are not asked each time."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest
from pydantic import SecretStr
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from todo_backend.db import liveness
from todo_backend.db.engine import Database
from todo_backend.settings import Settings


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """With a pool of one connection."""
    settings = Settings(database_url=SecretStr(database_url), database_pool_size=1, database_pool_overflow=0)
    made = Database(settings)
    yield made
    await made.close()


async def backend(database: Database) -> int:
    """The server's process behind the connection."""
    async with database.session() as session:
        number: int = (await session.execute(text("SELECT pg_backend_pid()"))).scalar_one()
        return number


async def test_a_connection_that_the_server_ended_is_made_anew(database: Database, database_url: str) -> None:
    first = await backend(database)
    assert await backend(database) == first
    other = await asyncpg.connect(database_url)
    await other.execute("SELECT pg_terminate_backend($1)", first)
    await other.close()
    await asyncio.sleep(0.1)  # the socket's end arrives
    assert await backend(database) != first


async def test_only_a_connection_that_was_idle_is_asked(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    pings: list[Any] = []
    real = database.engine.dialect.do_ping

    def ping(connection: Any) -> bool:
        pings.append(connection)
        return real(connection)

    monkeypatch.setattr(database.engine.dialect, "do_ping", ping)
    first = await backend(database)
    assert await backend(database) == first
    assert pings == []
    monkeypatch.setattr(liveness, "IDLE_SECONDS", 0.0)
    assert await backend(database) == first
    assert len(pings) == 1


async def test_one_that_does_not_answer_is_made_anew(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = await backend(database)
    monkeypatch.setattr(liveness, "IDLE_SECONDS", 0.0)
    real = database.engine.dialect.do_ping
    silent = [True]

    def ping(connection: Any) -> bool:
        if silent.pop() if silent else False:
            connection.driver_connection.terminate()
        return real(connection)

    monkeypatch.setattr(database.engine.dialect, "do_ping", ping)
    assert await backend(database) != first


async def test_a_transaction_that_failed_leaves_the_connection_good(database: Database) -> None:
    first = await backend(database)
    closed: list[Any] = []
    event.listen(database.engine.sync_engine, "close", lambda *given: closed.append(given))
    with pytest.raises(DBAPIError):
        async with database.session() as session:
            await session.execute(text("SELECT 1 / 0"))
    assert await backend(database) == first
    assert closed == []
