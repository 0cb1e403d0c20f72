"""`python -m todo_backend.migrate`: brings the database to this version's schema.

Safe to run many times at once: an advisory lock lets one run through, the others then find nothing to do.
Waits for a database that is not up yet. Exit code 1 and one message when it cannot.
A database that a newer version has migrated is left as it is: migrations only add before they take away, so this
version works on it, and one can go back to it.
"""

import asyncio
import sys
import time
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from todo_backend.db.sqlstate import sqlstate_of
from todo_backend.db.url import parse_database_url
from todo_backend.settings import load_settings
from todo_backend.startup_error import Problem, StartupError

# Any number that no other program on the same database uses; it reads "todo" in ASCII.
LOCK_KEY = 0x746F646F
RETRY_SECONDS = 0.5
# SQLSTATE classes: wrong user or password, no such database.
NEVER_PASSES = ("28", "3D")


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without an ini file: the scripts lie in this package."""
    config = Config()
    config.set_main_option("script_location", str(files("todo_backend") / "migrations"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Runs the scripts up to `revision` on an open connection."""
    command.upgrade(alembic_config(connection), revision)


def is_known(revision: str) -> bool:
    """False for a revision that a newer version of this package has made."""
    return any(
        script.revision == revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()
    )


def downgrade(connection: Connection, revision: str) -> None:
    """Runs the scripts down to `revision`; `base` leaves none of our tables."""
    command.downgrade(alembic_config(connection), revision)


async def migrate(database_url: str, wait_seconds: float) -> tuple[str | None, str | None]:
    """Migrates to head and returns the revisions before and after. Raises StartupError."""
    target = parse_database_url(database_url, direct=True)
    engine = create_async_engine(target.url, connect_args={"timeout": 10, **target.connect_args}, poolclass=NullPool)
    deadline = time.monotonic() + wait_seconds
    try:
        connection = await _connect(engine, deadline)
        try:
            await _lock(connection, deadline)
            before = await connection.run_sync(_revision)
            if before is not None and not is_known(before):
                return before, before
            await connection.run_sync(upgrade)
            await connection.commit()
            return before, await connection.run_sync(_revision)
        finally:
            await connection.close()  # ends the session, and with it the lock
    finally:
        await engine.dispose()


async def _connect(engine: AsyncEngine, deadline: float) -> AsyncConnection:
    while True:
        try:
            return await engine.connect()
        except Exception as error:
            if time.monotonic() >= deadline or not _may_pass(error):
                raise StartupError([_unreachable(engine, error)]) from None
            await asyncio.sleep(RETRY_SECONDS)


async def _lock(connection: AsyncConnection, deadline: float) -> None:
    """Takes the lock by asking again and again: a blocking wait could not end at the deadline."""
    query = text("SELECT pg_try_advisory_lock(:key)")
    while not (await connection.execute(query, {"key": LOCK_KEY})).scalar_one():
        await connection.rollback()
        if time.monotonic() >= deadline:
            raise StartupError(
                [
                    Problem(
                        code="MIGRATION-LOCKED",
                        what="another migration has held the lock for too long",
                        where=f"advisory lock {LOCK_KEY} of the database",
                        cause="a migration is still running, or its process hangs",
                        next="wait for it or end it, then start again; MIGRATE_WAIT_SECONDS allows longer",
                    )
                ]
            )
        await asyncio.sleep(RETRY_SECONDS)
    await connection.commit()


def _revision(connection: Connection) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    connection.commit()
    return revision


def _may_pass(error: Exception) -> bool:
    """Waiting helps against a database that starts; never against a wrong user, password or name."""
    return not sqlstate_of(error).startswith(NEVER_PASSES)


def _unreachable(engine: AsyncEngine, error: Exception) -> Problem:
    reason = str(getattr(error, "orig", error)).split("\n", maxsplit=1)[0] or type(error).__name__
    url = engine.url
    return Problem(
        code="DATABASE-UNREACHABLE",
        what=f"no connection to the database: {reason}",
        where=f"{url.host}:{url.port or 5432}, database {url.database}, user {url.username}",
        cause="it is not running, not reachable from here, or DATABASE_URL has a wrong user, password or name",
        next="check that it runs, correct DATABASE_URL, then start again; MIGRATE_WAIT_SECONDS allows longer",
    )


def main() -> int:
    """The command line; returns the exit code."""
    try:
        settings = load_settings()
        before, after = asyncio.run(migrate(settings.database_url.get_secret_value(), settings.migrate_wait_seconds))
    except StartupError as error:
        sys.stderr.write(f"todo-backend: the database was not migrated.\n{error}\n")
        return 1
    except Exception as error:
        problem = Problem(
            code="MIGRATION-FAILED",
            what=f"a migration script failed: {str(error).split(chr(10), maxsplit=1)[0]}",
            where="todo_backend/migrations",
            cause="the database holds tables of the same names, or the role may not create tables",
            next="look at the tables with psql; nothing of this run was kept",
        )
        sys.stderr.write(f"todo-backend: the database was not migrated.\n{problem}\n")
        return 1
    if after and not is_known(after):
        done = "of a newer version; nothing to do"
    else:
        done = "nothing to do" if before == after else f"from {before or 'empty'}"
    sys.stdout.write(f"todo-backend: database at revision {after} ({done})\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
