"""What the tests of chat runs do: admit one, play a whole one, be refused, grow older."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from todo_backend.api.schemas import ChatRequest
from todo_backend.errors import ApiError
from todo_backend.guards import chat
from todo_backend.guards.chat_run import ChatRun, Prepare, Replay
from todo_backend.state import AppState

HELLO = ChatRequest(message="hello")
ANSWER: dict[str, Any] = {"conversation_id": 1, "response": "Hi", "tool_calls": [], "assistant": {}}


async def nothing(_session: AsyncSession) -> None:
    """What is stored before a run, and at its end."""


async def admit(
    state: AppState, user_id: str, key: str | None = None, body: ChatRequest = HELLO, prepare: Prepare[None] = nothing
) -> ChatRun[None]:
    """A run that has begun."""
    run = await chat.admit_chat(state, user_id, body, key, prepare)
    assert isinstance(run, ChatRun)
    return run


async def admit_at_once(
    replicas: Sequence[AppState], user_id: str, key: str | None = None
) -> tuple[list[ChatRun[None]], list[ApiError]]:
    """The same request to each of them at the same moment: the runs that have begun, and the refusals."""
    outcomes = await asyncio.gather(*(admit(replica, user_id, key) for replica in replicas), return_exceptions=True)
    runs = [outcome for outcome in outcomes if isinstance(outcome, ChatRun)]
    errors = [outcome for outcome in outcomes if isinstance(outcome, ApiError)]
    return runs, errors


async def turn(
    state: AppState, user_id: str, key: str | None = None, body: ChatRequest = HELLO
) -> dict[str, Any] | None:
    """A whole run with an answer; or what it is answered with when nothing runs."""
    run = await chat.admit_chat(state, user_id, body, key, nothing)
    if isinstance(run, Replay):
        return run.answer
    async with run:
        assert await run.finish(ANSWER, nothing) == ANSWER
    return None


async def refusal(state: AppState, user_id: str, key: str | None = None, body: ChatRequest = HELLO) -> ApiError:
    """The error that the next turn gets."""
    with pytest.raises(ApiError) as caught:
        await admit(state, user_id, key, body)
    return caught.value


async def age(state: AppState, user_id: str, by: timedelta) -> None:
    """Makes all runs and keys of the user older."""
    async with state.database.session() as session:
        for statement in (
            "UPDATE chat_runs SET started_at = started_at - CAST(:by AS interval) WHERE user_id = :user",
            "UPDATE idempotency_keys SET created_at = created_at - CAST(:by AS interval) WHERE user_id = :user",
        ):
            await session.execute(text(statement), {"by": by, "user": user_id})
