"""Chat runs against the database: limits, one at a time, a process that died."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.conftest import MakeApp
from tests.guards.runs import admit, admit_at_once, age, refusal, turn
from todo_backend.guards import chat, chat_run
from todo_backend.guards.chat_run import ChatRun
from todo_backend.state import AppState


async def test_so_many_a_minute_and_so_many_a_day(state: AppState, user_id: str) -> None:
    for _ in range(3):
        await turn(state, user_id)
    error = await refusal(state, user_id)
    assert (error.status_code, error.code) == (429, "too_many_messages")
    assert "3 messages a minute" in error.detail
    assert error.headers
    assert 55 <= int(error.headers["Retry-After"]) <= 60
    await age(state, user_id, timedelta(minutes=2))
    for _ in range(2):
        await turn(state, user_id)
    error = await refusal(state, user_id)
    assert "5 a day" in error.detail
    assert "24 hours" in error.detail
    assert error.headers
    assert 86_000 < int(error.headers["Retry-After"]) <= 86_400 - 120
    await age(state, user_id, timedelta(days=1))
    await turn(state, user_id)


async def test_the_wait_is_until_enough_runs_are_old(state: AppState, user_id: str) -> None:
    await turn(state, user_id)
    await age(state, user_id, timedelta(seconds=40))
    await turn(state, user_id)
    await turn(state, user_id)
    error = await refusal(state, user_id)
    assert error.headers
    assert 15 <= int(error.headers["Retry-After"]) <= 20


async def test_replicas_count_together_and_users_apart(
    state: AppState, other_replica: AppState, user_id: str
) -> None:
    for replica in (state, other_replica, state):
        await turn(replica, user_id)
    assert (await refusal(other_replica, user_id)).status_code == 429
    await turn(other_replica, f"{user_id}-2")


async def test_a_refused_message_does_not_count(state: AppState, user_id: str) -> None:
    for _ in range(3):
        await turn(state, user_id)
    for _ in range(4):
        await refusal(state, user_id)
    await age(state, user_id, timedelta(minutes=1))
    await turn(state, user_id)


async def test_one_at_a_time_over_all_replicas(state: AppState, other_replica: AppState, user_id: str) -> None:
    runs, errors = await admit_at_once((state, other_replica) * 4, user_id)
    assert (len(runs), len(errors)) == (1, 7)
    assert {(error.status_code, error.code) for error in errors} == {(429, "chat_busy")}
    assert all(error.headers and int(error.headers["Retry-After"]) >= 1 for error in errors)
    async with runs[0]:
        pass
    await turn(other_replica, user_id)


async def test_a_run_ends_when_it_fails_or_is_cancelled(state: AppState, user_id: str) -> None:
    with pytest.raises(RuntimeError, match="the model"):
        async with await admit(state, user_id):
            raise RuntimeError("the model")

    begun = asyncio.Event()

    async def hang() -> None:
        async with await admit(state, user_id):
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(hang())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await turn(state, user_id)


async def test_a_process_that_dies_lets_go_when_its_lease_is_over(
    state: AppState, other_replica: AppState, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_run, "LEASE", timedelta(seconds=1.5))
    await admit(state, user_id)  # nobody renews or ends it
    assert (await refusal(other_replica, user_id)).code == "chat_busy"
    await asyncio.sleep(1.7)
    outcomes = await asyncio.gather(*(admit(other_replica, user_id) for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(outcome, ChatRun) for outcome in outcomes) == 1


async def test_a_long_run_keeps_its_lease(
    state: AppState, other_replica: AppState, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_run, "LEASE", timedelta(seconds=1.5))
    monkeypatch.setattr(chat_run, "RENEW_SECONDS", 0.2)
    async with await admit(state, user_id):
        await asyncio.sleep(2.5)
        assert (await refusal(other_replica, user_id)).code == "chat_busy"


async def test_old_rows_are_removed(state: AppState, user_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await turn(state, user_id, "k")
    await age(state, user_id, timedelta(days=2))
    monkeypatch.setattr(chat, "_cleaned_at", -chat.CLEAN_SECONDS * 1e9)
    await turn(state, f"{user_id}-2")
    async with state.database.session() as session:
        for table in ("chat_runs", "idempotency_keys"):
            query = text(f"SELECT count(*) FROM {table} WHERE user_id = :user")  # noqa: S608 - names from above
            assert (await session.execute(query, {"user": user_id})).scalar_one() == 0


async def test_no_connection_is_held_by_a_run(make_app: MakeApp, make_user: Callable[..., Any], user_id: str) -> None:
    state: AppState = make_app(database_pool_size=1, database_pool_overflow=0).state.todo
    async with await admit(state, user_id, "k"), asyncio.timeout(5):
        assert await state.database.state(1) == "ok"
