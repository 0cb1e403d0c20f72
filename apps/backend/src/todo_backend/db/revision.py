"""Is the database migrated for this version? Told without Alembic, which no server loads.

The names of the scripts begin with their revisions, and a test holds them to what Alembic reads from the scripts.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from todo_backend.db.sqlstate import sqlstate_of

UNDEFINED_TABLE = "42P01"


@cache
def packaged_revisions() -> tuple[str, ...]:
    """All revisions of this version, the oldest first."""
    names = (script.name for script in (files("todo_backend") / "migrations" / "versions").iterdir())
    return tuple(sorted(name.split("_")[0] for name in names if name.endswith(".py") and name[0].isdigit()))


def is_behind(found: Iterable[str]) -> bool:
    """True for no revision and for one before the head. One that is not known here a newer version has made:
    this version works on it, so that one can go back to it."""
    known = packaged_revisions()
    return all(revision in known[:-1] for revision in found)


async def is_migrated(connection: AsyncConnection) -> bool:
    """False while the migration of this version has not run. Raises what the database raises otherwise."""
    try:
        rows = await connection.execute(text("SELECT version_num FROM alembic_version"))
    except DBAPIError as error:
        if sqlstate_of(error) == UNDEFINED_TABLE:
            return False
        raise
    return not is_behind(rows.scalars())
