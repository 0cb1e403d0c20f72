"""Deleting all that is kept of a user: every table, at once, of this user alone."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlmodel import SQLModel

from tests.conftest import User
from todo_backend.db import chat_runs, user_data
from todo_backend.db.engine import Database

LIMITS = chat_runs.Limits(20, 200)


@pytest.fixture
def database(app: FastAPI) -> Database:
    """That of the app."""
    found: Database = app.state.todo.database
    return found


async def kept(database: Database, user_id: str) -> dict[str, int]:
    """Rows of the user, table by table, from the schema itself: a new table is counted at once."""
    tables = [table.name for table in SQLModel.metadata.sorted_tables if "user_id" in table.c]
    async with database.session() as session:
        return {
            name: (
                await session.execute(
                    text(f"SELECT count(*) FROM {name} WHERE user_id = :id").bindparams(id=user_id)  # noqa: S608
                )
            ).scalar_one()
            for name in tables
        }


async def live(user: User) -> None:
    """A row in every table."""
    await user.add("Buy milk")
    await user.http.post(
        f"{user.root}/chat", json={"message": "add a task to call Mum"}, headers={"Idempotency-Key": "once"}
    )


async def test_every_table_is_emptied_of_this_user_alone(make_user: Callable[..., User], database: Database) -> None:
    ada, bob = make_user("ada"), make_user("bob")
    await live(ada)
    await live(bob)
    before = await kept(database, ada.id)
    assert len(before) >= 5
    assert all(before.values()), before
    answer = await ada.http.delete(ada.root)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not any((await kept(database, ada.id)).values())
    assert await kept(database, bob.id) == before
    assert (await ada.http.delete(ada.root)).status_code == 204


def test_no_table_with_a_user_is_forgotten() -> None:
    named = {str(table.__tablename__) for table in user_data.TABLES}
    assert named == {table.name for table in SQLModel.metadata.sorted_tables if "user_id" in table.c}


async def test_while_a_message_is_answered_nothing_is_deleted(user: User, database: Database) -> None:
    await live(user)
    async with database.session() as session:
        number = await chat_runs.start_run(session, user.id, LIMITS, timedelta(seconds=30))
    assert number is not None
    before = await kept(database, user.id)
    answer = await user.http.delete(user.root)
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "chat_busy")
    assert int(answer.headers["retry-after"]) >= 1
    assert await kept(database, user.id) == before
    async with database.session() as session:
        await chat_runs.finish_run(session, number)
    assert (await user.http.delete(user.root)).status_code == 204


async def test_a_run_whose_process_died_is_in_nobodys_way(user: User, database: Database) -> None:
    async with database.session() as session:
        await chat_runs.start_run(session, user.id, LIMITS, timedelta(seconds=-1))
    assert (await user.http.delete(user.root)).status_code == 204
    assert not any((await kept(database, user.id)).values())


async def test_a_turn_that_would_begin_meanwhile_begins_afterwards(user: User, database: Database) -> None:
    await live(user)

    async def begin() -> int | None:
        async with database.session() as session:
            return await chat_runs.start_run(session, user.id, LIMITS, timedelta(seconds=30))

    async with database.session() as session:
        assert await user_data.delete_user_data(session, user.id)
        turn = asyncio.create_task(begin())
        await asyncio.sleep(0.2)
        assert not turn.done()
    assert await turn is not None
    assert await kept(database, user.id) == {
        "tasks": 0,
        "conversations": 0,
        "messages": 0,
        "idempotency_keys": 0,
        "chat_runs": 1,
    }
