"""Tokens of accounts that are gone, against a table as the frontend's migration makes it (Better Auth's `user`)."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.auth.conftest import Frontend, get
from tests.conftest import MakeApp
from tests.tokens import shared_secret_token
from todo_backend.auth import accounts as module
from todo_backend.auth.accounts import FRESH_SECONDS, Accounts
from todo_backend.db.engine import Database


async def execute(app: FastAPI, *statements: str, **values: str) -> None:
    """Runs SQL as the application's role."""
    database: Database = app.state.todo.database
    async with database.session() as session:
        for statement in statements:
            await session.execute(text(statement), values)


@pytest.fixture
async def accounts(app: FastAPI) -> AsyncIterator[FastAPI]:
    """The app, whose database has the frontend's table of users for the time of a test."""
    await execute(app, "CREATE SCHEMA auth", 'CREATE TABLE auth."user" (id text PRIMARY KEY, email text)')
    yield app
    await execute(app, "DROP SCHEMA auth CASCADE")


class Clock:
    """The accounts' clock, to be turned on by hand."""

    def __init__(self, app: FastAPI) -> None:
        self.now = 1000.0
        app.state.todo.verifier._accounts._clock = lambda: self.now


async def test_a_deleted_users_token_ends_with_the_account(accounts: FastAPI, frontend: Frontend) -> None:
    clock, user_id = Clock(accounts), f"leaver-{uuid4().hex}"
    await execute(accounts, 'INSERT INTO auth."user" VALUES (:id)', id=user_id)
    token = frontend.keys[0].token(user_id)
    assert (await get(accounts, token, user_id)).status_code == 200
    await execute(accounts, 'DELETE FROM auth."user" WHERE id = :id', id=user_id)
    clock.now += FRESH_SECONDS + 1
    for _ in range(2):
        answer = await get(accounts, token, user_id)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "account_deleted")
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_who_never_had_an_account_is_refused_at_once(accounts: FastAPI, frontend: Frontend) -> None:
    answer = await get(accounts, frontend.keys[0].token("nobody"), "nobody")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "account_deleted")


async def test_a_new_account_serves_at_once(accounts: FastAPI, frontend: Frontend) -> None:
    user_id = f"newcomer-{uuid4().hex}"
    token = frontend.keys[0].token(user_id)
    assert (await get(accounts, token, user_id)).status_code == 401
    await execute(accounts, 'INSERT INTO auth."user" VALUES (:id)', id=user_id)
    assert (await get(accounts, token, user_id)).status_code == 200


async def test_without_the_table_tokens_count_until_they_expire(app: FastAPI, frontend: Frontend) -> None:
    assert (await get(app, frontend.keys[0].token("u1"))).status_code == 200


async def test_a_table_that_may_not_be_read_counts_as_none(accounts: FastAPI, frontend: Frontend) -> None:
    await execute(accounts, 'REVOKE ALL ON auth."user" FROM CURRENT_USER')
    assert (await get(accounts, frontend.keys[0].token("u1"))).status_code == 200


async def test_a_shared_secret_asks_for_no_account(accounts: FastAPI, make_app: MakeApp) -> None:
    assert (await get(make_app(), shared_secret_token("u1"))).status_code == 200


async def test_one_question_for_each_user_and_a_bounded_memory(
    accounts: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    asked: list[str] = []
    known = Accounts(accounts.state.todo.database, clock=lambda: 5.0)

    async def ask(user_id: str) -> bool:
        asked.append(user_id)
        return True

    monkeypatch.setattr(known, "_ask", ask)
    for user_id in ("a", "a", "b", "c", "d", "d", "a"):
        assert await known.exists(user_id)
    assert asked == ["a", "b", "c", "d", "a"]
    assert len(known._seen) == 3
