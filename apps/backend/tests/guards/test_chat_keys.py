"""Chat requests sent twice under one Idempotency-Key, and how the answer of a run is kept."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from tests.guards.runs import ANSWER, admit, admit_at_once, age, nothing, refusal, turn
from todo_backend.api.schemas import ChatRequest
from todo_backend.errors import ApiError
from todo_backend.state import AppState


async def test_a_replay_gives_the_stored_answer_and_counts_nothing(
    state: AppState, other_replica: AppState, user_id: str
) -> None:
    assert await turn(state, user_id, "k") is None
    for replica in (state, other_replica) * 4:
        again = await turn(replica, user_id, "k")
        assert again == ANSWER
        assert again is not None
        assert list(again) == list(ANSWER)
    assert await turn(state, f"{user_id}-2", "k") is None
    await turn(state, user_id)


async def test_another_body_under_the_same_key(state: AppState, user_id: str) -> None:
    await turn(state, user_id, "k")
    error = await refusal(state, user_id, "k", ChatRequest(message="hello", conversation_id=1))
    assert (error.status_code, error.code) == (409, "idempotency_key_reused")


async def test_the_same_request_twice_at_once(state: AppState, other_replica: AppState, user_id: str) -> None:
    runs, errors = await admit_at_once((state, other_replica) * 4, user_id, "k")
    assert (len(runs), len(errors)) == (1, 7)
    assert {(error.status_code, error.code) for error in errors} == {(409, "request_in_progress")}
    async with runs[0] as run:
        await run.finish(ANSWER, nothing)
    assert await turn(state, user_id, "k") == ANSWER


async def test_a_request_that_was_cut_off_is_not_done_again(state: AppState, user_id: str) -> None:
    async with await admit(state, user_id, "k"):
        pass  # no answer was kept
    error = await refusal(state, user_id, "k")
    assert (error.status_code, error.code) == (409, "request_interrupted")
    await turn(state, user_id, "another")


async def test_what_a_run_has_begun_to_store_is_stored_when_it_is_cancelled(state: AppState, user_id: str) -> None:
    storing = asyncio.Event()

    async def store(session: AsyncSession) -> None:
        storing.set()
        await session.execute(text("SELECT pg_sleep(0.2)"))

    async def run() -> None:
        async with await admit(state, user_id, "k") as run:
            await run.finish(ANSWER, store)

    task = asyncio.create_task(run())
    await storing.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await turn(state, user_id, "k") == ANSWER


async def test_a_reply_that_cannot_be_stored_ends_the_run_without_an_answer(state: AppState, user_id: str) -> None:
    async def store(_session: AsyncSession) -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        async with await admit(state, user_id, "k") as run:
            await run.finish(ANSWER, store)
    assert (await refusal(state, user_id, "k")).code == "request_interrupted"
    await turn(state, user_id, "another")


async def test_a_failed_preparation_leaves_no_run_and_no_key(state: AppState, user_id: str) -> None:
    async def prepare(_session: AsyncSession) -> None:
        raise ApiError(404, "not_found", "There is no conversation 7.")

    for _ in range(4):  # more than are allowed in a minute
        with pytest.raises(ApiError, match="no conversation 7"):
            await admit(state, user_id, "k", prepare=prepare)
    assert await turn(state, user_id, "k") is None


async def test_a_key_is_forgotten_after_a_day(state: AppState, user_id: str) -> None:
    await turn(state, user_id, "k")
    await age(state, user_id, timedelta(days=1))
    assert await turn(state, user_id, "k", ChatRequest(message="other")) is None
