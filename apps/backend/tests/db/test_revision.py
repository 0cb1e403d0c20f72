"""Readiness before, during and after a migration, on real databases."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from alembic.script import ScriptDirectory
from pydantic import SecretStr
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from tests.conftest import MakeApp, client_of
from todo_backend.db.revision import is_behind, packaged_revisions
from todo_backend.db.url import parse_database_url
from todo_backend.migrate import alembic_config, migrate, upgrade


def test_the_names_of_the_scripts_are_what_alembic_reads() -> None:
    scripts = ScriptDirectory.from_config(alembic_config())
    oldest_first = [script.revision for script in scripts.walk_revisions()][::-1]
    assert packaged_revisions() == tuple(oldest_first)
    assert packaged_revisions()[-1] == scripts.get_current_head()


def test_only_what_is_known_to_be_older_is_behind() -> None:
    *older, head = packaged_revisions()
    assert is_behind([])
    assert all(is_behind([revision]) for revision in older)
    assert not is_behind([head])
    assert not is_behind(["9999"])


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[AsyncConnection]:
    """A connection to the empty schema, on which each statement is kept at once."""
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        yield connection
    await engine.dispose()


async def readiness(http: httpx2.AsyncClient) -> tuple[int, str]:
    """Status, and the code of an error or the word."""
    answer = await http.get("/health/ready")
    body = answer.json()
    return answer.status_code, body["error"]["code"] if "error" in body else body["status"]


async def test_not_ready_until_the_migration_has_run(
    make_app: MakeApp, empty_url: str, database: AsyncConnection
) -> None:
    not_yet = (503, "database_not_migrated")
    async with client_of(make_app(database_url=SecretStr(empty_url))) as http:
        assert await readiness(http) == not_yet
        assert "todo_backend.migrate" in (await http.get("/health/ready")).text
        assert (await http.get("/health/live")).status_code == 200
        await database.run_sync(upgrade, packaged_revisions()[-2])
        assert await readiness(http) == not_yet
        await database.run_sync(upgrade)
        assert await readiness(http) == (200, "ok")


async def test_a_schema_of_a_newer_version_is_fine(
    make_app: MakeApp, empty_url: str, database: AsyncConnection
) -> None:
    await migrate(empty_url, 5)
    await database.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    async with client_of(make_app(database_url=SecretStr(empty_url))) as http:
        assert await readiness(http) == (200, "ok")


async def test_the_revision_is_asked_for_until_it_was_fine(make_app: MakeApp, empty_url: str) -> None:
    app = make_app(database_url=SecretStr(empty_url))
    asked: list[str] = []
    event.listen(
        app.state.todo.database.engine.sync_engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: asked.append(statement),
    )
    async with client_of(app) as http:
        assert (await readiness(http))[0] == 503
        await migrate(empty_url, 5)
        for _ in range(3):
            assert await readiness(http) == (200, "ok")
    assert [("alembic_version" in statement) for statement in asked] == [True, True, False, False]
