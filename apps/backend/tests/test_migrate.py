"""Migrations: from empty, again, down, up again, several at once, and against what does not answer."""

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel

from todo_backend.db.url import parse_database_url
from todo_backend.migrate import LOCK_KEY, downgrade, migrate, upgrade
from todo_backend.startup_error import StartupError

HEAD = "0003"
TABLES = {"alembic_version", "tasks", "conversations", "messages", "chat_runs", "idempotency_keys"}


def tables(connection: Connection) -> set[str]:
    """Names in the current schema."""
    schema = connection.execute(text("SELECT current_schema()")).scalar_one()
    return set(inspect(connection).get_table_names(schema=schema))


async def test_up_again_down_and_up(empty_url: str) -> None:
    assert await migrate(empty_url, 5) == (None, HEAD)
    assert await migrate(empty_url, 5) == (HEAD, HEAD)
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    async with engine.begin() as connection:
        assert await connection.run_sync(tables) == TABLES
    async with engine.begin() as connection:
        await connection.run_sync(downgrade, "base")
    async with engine.begin() as connection:
        assert await connection.run_sync(tables) == {"alembic_version"}
        await connection.run_sync(upgrade)
    async with engine.begin() as connection:
        assert await connection.run_sync(tables) == TABLES
    await engine.dispose()


async def test_the_models_are_what_the_migrations_make(empty_url: str) -> None:
    await migrate(empty_url, 5)
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_several_at_once_are_one(empty_url: str) -> None:
    outcomes = await asyncio.gather(*(migrate(empty_url, 20) for _ in range(4)))
    assert sorted(outcomes, key=str) == [(HEAD, HEAD)] * 3 + [(None, HEAD)]


async def test_a_lock_that_stays_ends_the_wait(empty_url: str) -> None:
    engine = create_async_engine(parse_database_url(empty_url).url)
    async with engine.connect() as connection:
        await connection.execute(text(f"SELECT pg_advisory_lock({LOCK_KEY})"))
        with pytest.raises(StartupError) as caught:
            await migrate(empty_url, 0.2)
    assert [problem.code for problem in caught.value.problems] == ["MIGRATION-LOCKED"]
    await engine.dispose()


async def test_a_wrong_user_or_name_is_not_waited_for(test_database_url: str) -> None:
    url = make_url(test_database_url)
    wrong_urls = (url.set(database="no_such_database"), url.set(username="no_such_user"))
    started = time.monotonic()
    for wrong in wrong_urls:
        with pytest.raises(StartupError, match="DATABASE-UNREACHABLE"):
            await migrate(wrong.render_as_string(hide_password=False), 30)
    assert time.monotonic() - started < 5


def run(**variables: str) -> subprocess.CompletedProcess[str]:
    """The command as the hook Job runs it."""
    environment = {"PATH": os.environ["PATH"], **variables}
    command = [sys.executable, "-m", "todo_backend.migrate"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_command(empty_url: str) -> None:
    first = run(DATABASE_URL=empty_url)
    assert (first.returncode, first.stdout) == (0, f"todo-backend: database at revision {HEAD} (from empty)\n")
    assert "nothing to do" in run(DATABASE_URL=empty_url).stdout


def test_the_command_against_nothing() -> None:
    away = run(DATABASE_URL="postgresql://todo:hunter2@127.0.0.1:1/todo", MIGRATE_WAIT_SECONDS="0.6")
    assert away.returncode == 1
    assert away.stdout == ""
    assert "DATABASE-UNREACHABLE" in away.stderr
    assert "127.0.0.1:1" in away.stderr
    assert "hunter2" not in away.stderr
    assert "Traceback" not in away.stderr


def test_the_command_without_a_database() -> None:
    none = run()
    assert none.returncode == 1
    assert "DATABASE-URL-MISSING" in none.stderr


def test_the_command_with_a_secret_file(empty_url: str, tmp_path: Path) -> None:
    none = run(SECRETS_DIR=str(tmp_path))
    assert none.returncode == 1
    assert f"where: the file {tmp_path}/DATABASE_URL" in none.stderr
    (tmp_path / "DATABASE_URL").write_text(f"{empty_url}\n")
    assert run(SECRETS_DIR=str(tmp_path)).returncode == 0


async def test_a_database_of_a_newer_version_is_left_alone(empty_url: str) -> None:
    """The previous image is deployed again: its migration must not fail, nor change anything."""
    await migrate(empty_url, 5)
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await migrate(empty_url, 5) == ("9999", "9999")
    done = await asyncio.to_thread(run, DATABASE_URL=empty_url)
    assert done.returncode == 0
    assert done.stdout == "todo-backend: database at revision 9999 (of a newer version; nothing to do)\n"
    async with engine.connect() as connection:
        assert await connection.run_sync(tables) == TABLES
    await engine.dispose()
