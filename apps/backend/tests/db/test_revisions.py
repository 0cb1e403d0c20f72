"""Each migration by itself: from the one before and back, with rows in the tables, and only adding.

What the version before a migration knows of the tables is read from a database at that revision. With that, and
nothing else, it must still be able to write and read once the database is at a later one: so a rollback works, and
so do the old pods while the new ones start.
"""

from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, insert, inspect, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from todo_backend.db.url import parse_database_url
from todo_backend.migrate import alembic_config, downgrade, upgrade

REVISIONS = [script.revision for script in ScriptDirectory.from_config(alembic_config()).walk_revisions()][::-1]
STEPS = list(pairwise(REVISIONS))
# Values for the columns of each table that have no default.
ROWS: dict[str, dict[str, Any]] = {
    "tasks": {"user_id": "u", "title": "Milk"},
    "conversations": {"user_id": "u"},
    "messages": {"user_id": "u", "conversation_id": 1, "role": "user", "content": "Hi"},
}


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    """An empty schema."""
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    yield engine
    await engine.dispose()


def known_tables(connection: Connection) -> dict[str, Table]:
    """What somebody at this revision knows."""
    metadata = MetaData()
    metadata.reflect(connection)
    return {name: table for name, table in metadata.tables.items() if name != "alembic_version"}


def shape(connection: Connection) -> dict[str, Any]:
    """All of the schema that a migration may change."""
    found = inspect(connection)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in found.get_columns(table)
            },
            "indexes": sorted((index["name"] or "", str(index)) for index in found.get_indexes(table)),
            "keys": [str(found.get_foreign_keys(table)), str(found.get_pk_constraint(table))],
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def fill(connection: Connection) -> dict[str, Any]:
    """A row in each of the first tables; returns all of them."""
    old = known_tables(connection)
    for name, row in ROWS.items():
        connection.execute(insert(old[name]).values(row))
    return {name: connection.execute(select(old[name])).mappings().all() for name in ROWS}


@pytest.mark.parametrize(("before", "after"), STEPS)
async def test_up_from_the_one_before_and_down_again(engine: AsyncEngine, before: str, after: str) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, before)
        rows = await connection.run_sync(fill)
        shape_before = await connection.run_sync(shape)
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, after)
        assert await connection.run_sync(shape) != shape_before
    async with engine.begin() as connection:
        await connection.run_sync(downgrade, before)
        assert await connection.run_sync(shape) == shape_before
        old = await connection.run_sync(known_tables)
        for name in ROWS:
            assert (await connection.execute(select(old[name]))).mappings().all() == rows[name]


@pytest.mark.parametrize("before", REVISIONS[:-1])
async def test_what_an_older_version_knows_works_on_the_newest_schema(engine: AsyncEngine, before: str) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(upgrade, before)
        old = await connection.run_sync(known_tables)
        shape_before = await connection.run_sync(shape)
        await connection.run_sync(upgrade)
        shape_after = await connection.run_sync(shape)
        for name, row in ROWS.items():
            await connection.execute(insert(old[name]).values(row))
            assert len((await connection.execute(select(old[name]))).all()) == 1
        await connection.execute(update(old["tasks"]).values(completed=True))
        await connection.execute(old["conversations"].delete())
        assert (await connection.execute(select(old["messages"]))).all() == []
    for table, parts in shape_before.items():
        for name, column in parts["columns"].items():
            assert shape_after[table]["columns"][name] == column, (table, name)
        added = set(shape_after[table]["columns"]) - set(parts["columns"])
        for name in added:
            _, nullable, default = shape_after[table]["columns"][name]
            assert nullable or default is not None, f"{table}.{name} would refuse an older version's rows"


async def test_all_the_way_down_and_up_with_rows(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
        newest = await connection.run_sync(shape)
        await connection.run_sync(fill)
        await connection.run_sync(downgrade, "base")
        assert await connection.run_sync(shape) == {}
        await connection.run_sync(upgrade)
        assert await connection.run_sync(shape) == newest
        assert (await connection.execute(text("SELECT count(*) FROM tasks"))).scalar_one() == 0
