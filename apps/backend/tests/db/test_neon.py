"""Neon's URLs, as Neon gives them, against a stand-in for Neon (tests/pgbouncer.py): two hosts, TLS, no session."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from tests.conftest import MakeApp, User
from tests.pgbouncer import DIRECT, POOLER, SERVER_CONNECTIONS, pgbouncers, why_not
from todo_backend.db.engine import Database
from todo_backend.db.url import parse_database_url
from todo_backend.migrate import LOCK_KEY, migrate
from todo_backend.settings import Settings

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

NAMES = {
    "ep-stand-in-1-pooler.eu-central-1.aws.neon.tech": POOLER,
    "ep-stand-in-1.eu-central-1.aws.neon.tech": DIRECT,
}


@pytest.fixture(scope="module")
def port(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The stand-in's port on both addresses."""
    folder = tmp_path_factory.mktemp("pgbouncer")
    for parent in list(folder.parents)[:2]:
        parent.chmod(0o755)  # pytest makes them for one user alone; PgBouncer may have to run as another
    with pgbouncers(database_url, folder) as port:
        yield port


@pytest.fixture
def neon_url(port: int, database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pooled URL of Neon; its two names lead to the stand-in."""
    real = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **options: Any) -> Any:
        return real(NAMES.get(host, host), *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    url = make_url(database_url)
    host = next(iter(NAMES))
    return (
        f"postgresql://{url.username}:{url.password}@{host}:{port}/{url.database}"
        "?sslmode=require&channel_binding=require"
    )


def without_names(url: str) -> str:
    """The same place, by its address: nothing says any more that it is a pooler."""
    return url.replace(next(iter(NAMES)), POOLER)


@pytest.fixture
def app(make_app: MakeApp, neon_url: str) -> FastAPI:
    """More connections than the pooler has to the database."""
    return make_app(database_url=SecretStr(neon_url), database_pool_size=8, database_pool_overflow=0)


async def test_many_at_once_share_few_server_connections(app: FastAPI, make_user: Callable[..., User]) -> None:
    users = [make_user(of=app) for _ in range(12)]

    async def day(user: User) -> list[str]:
        for number in range(3):
            task = await user.add(f"Task {number}", due_date="2026-12-24")
            await user.http.patch(f"{user.root}/tasks/{task['id']}/complete")
        await user.chat("add milk")
        assert (await user.http.get(f"{user.root}/conversations")).status_code == 200
        return await user.titles(sort="title")

    titles = await asyncio.gather(*(day(user) for user in users))
    assert titles == [["Milk", "Task 0", "Task 1", "Task 2"]] * 12


async def test_without_the_poolers_settings_it_would_fail(neon_url: str) -> None:
    """That the test before can fail: with a statement cache, one server gets another's statements."""
    settings = Settings(database_url=SecretStr(without_names(neon_url)), database_pool_size=8)
    database = Database(settings)

    async def ask(number: int) -> None:
        for _ in range(20):
            async with database.session() as session:
                await session.execute(text(f"SELECT {number % 3}, count(*) FROM tasks"))  # noqa: S608 - a number

    async def ask_until_it_fails() -> None:
        async with asyncio.timeout(30):  # whose statement a server has is chance
            while True:
                await asyncio.gather(*(ask(number) for number in range(8)))

    with pytest.raises((DBAPIError, ExceptionGroup)) as caught:
        await ask_until_it_fails()
    assert "prepared statement" in str(caught.value)
    await database.close()


async def test_it_is_tls_or_nothing(neon_url: str) -> None:
    target = parse_database_url(neon_url.replace("sslmode=require", "sslmode=disable"))
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    with pytest.raises(Exception, match=r"(?i)ssl"):
        await engine.connect()
    await engine.dispose()


async def test_the_pooler_has_no_more_connections_than_it_may(app: FastAPI, neon_url: str, database_url: str) -> None:
    database: Database = app.state.todo.database

    async def who() -> int:
        async with database.session() as session:
            number: int = (await session.execute(text("SELECT pg_backend_pid() FROM pg_sleep(0.02)"))).scalar_one()
        return number

    servers = set(await asyncio.gather(*(who() for _ in range(30))))
    assert len(servers) <= SERVER_CONNECTIONS


async def test_migrations_go_round_the_pooler(neon_url: str, database_url: str) -> None:
    """They hold a lock of the session, which a pooler in transaction mode would give to somebody else."""
    assert await migrate(neon_url, 10) == await migrate(database_url, 10)
    outcomes = await asyncio.gather(*(migrate(neon_url, 20) for _ in range(3)))
    assert len(set(outcomes)) == 1
    target = parse_database_url(neon_url, direct=True)
    assert make_url(target.url).host == "ep-stand-in-1.eu-central-1.aws.neon.tech"
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    async with engine.connect() as connection:
        pids = set()
        for _ in range(5):
            await connection.execute(text(f"SELECT pg_try_advisory_lock({LOCK_KEY + 1})"))
            pids.add((await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one())
            await connection.commit()
        assert len(pids) == 1
    await engine.dispose()
