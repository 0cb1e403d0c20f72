"""Lets a chat turn begin: within the user's limits, one at a time, and once for each Idempotency-Key.

    run = await admit_chat(state, user_id, body, key, prepare)      # ApiError 409 or 429; or what prepare raises
    if isinstance(run, Replay):
        return run.answer                                           # answered before; nothing runs
    async with run:                                                 # may be in another task: a stream's
        return await service.run(run.prepared, …, run.finish)

All of it is in the database, so that replicas agree; no connection is held meanwhile. What a turn stores before it
runs belongs to the transaction that admits it, and its reply to the one that ends it: there is never one without the
other. A run has a lease that `async with run` renews: when the process dies, the user waits until the lease ends,
LEASE at most.
"""

import math
import time
from typing import Any

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from todo_backend.db import chat_runs, idempotency
from todo_backend.db.engine import Database
from todo_backend.errors import ApiError
from todo_backend.guards import chat_run
from todo_backend.guards.chat_run import OPERATION, ChatRun, P, Prepare, Replay
from todo_backend.guards.idempotency import fingerprint, key_reused
from todo_backend.state import AppState

CLEAN_SECONDS = 60.0


async def admit_chat(
    state: AppState, user_id: str, body: BaseModel, key: str | None, prepare: Prepare[P]
) -> ChatRun[P] | Replay:
    """Starts a run, with what `prepare` stores for it; or finds the stored answer of the same request.

    Raises ApiError 429 with Retry-After, or 409 for a key that cannot be used now. When `prepare` raises there was no
    run: it does not count, and the key may be used again.
    """
    database, limits = state.database, _limits(state)
    await _clean_sometimes(database)
    for _ in range(2):  # the second time without the lease of a process that has died
        if key is not None:
            async with database.session() as session:
                replay = await _stored_answer(session, user_id, key, body)
            if replay is not None:
                return Replay(replay)
        run = await _start(state, user_id, body, key, prepare)
        if run is not None:
            return run
        async with database.session() as session:
            if key is not None:
                # The run that is in the way may be this very request, sent twice at once.
                replay = await _stored_answer(session, user_id, key, body)
                if replay is not None:
                    return Replay(replay)
            refusal = await chat_runs.why_refused(session, user_id, limits)
        if refusal is not None:
            raise _refused(refusal, limits)
    raise _refused(chat_runs.Refusal("busy", 1), limits)


async def _start(
    state: AppState, user_id: str, body: BaseModel, key: str | None, prepare: Prepare[P]
) -> ChatRun[P] | None:
    """The new run. None when there is no room, or another request has just taken the key."""
    async with state.database.session() as session:
        number = await chat_runs.start_run(session, user_id, _limits(state), chat_run.LEASE)
        if number is None:
            return None
        if key is not None and not await idempotency.claim_key(
            session, user_id, OPERATION, key, fingerprint=fingerprint(body), run_id=number
        ):
            await session.rollback()
            return None
        prepared = await prepare(session)
    return ChatRun(state.database, user_id, number, key, prepared)


def _limits(state: AppState) -> chat_runs.Limits:
    return chat_runs.Limits(state.settings.chat_per_minute, state.settings.chat_per_day)


async def _stored_answer(session: AsyncSession, user_id: str, key: str, body: BaseModel) -> dict[str, Any] | None:
    """The answer under this key; None when the key is new. ApiError 409 otherwise."""
    found = await idempotency.find_key(session, user_id, OPERATION, key)
    if found is None:
        return None
    if found.fingerprint != fingerprint(body):
        raise key_reused()
    if found.answer is not None:
        return found.answer
    if found.run_id is not None and await chat_runs.is_running(session, found.run_id):
        message = "The same request is being answered right now. Try again in a moment."
        raise ApiError(409, "request_in_progress", message, {"Retry-After": "2"})
    message = "The same request has no answer any more. See what was done, then use a new key."
    raise ApiError(409, "request_interrupted", message)


def busy(seconds: int = 2) -> ApiError:
    """429: a turn of this user goes on. How long it will take is not known."""
    message = "Your last message is still being answered. Wait for it, or stop it."
    return ApiError(429, "chat_busy", message, {"Retry-After": str(seconds)})


def _refused(refusal: chat_runs.Refusal, limits: chat_runs.Limits) -> ApiError:
    seconds = max(1, math.ceil(refusal.seconds))
    headers = {"Retry-After": str(seconds)}
    if refusal.reason == "busy":
        return busy(seconds)
    allowed = f"{limits.per_minute} messages a minute" if refusal.reason == "minute" else f"{limits.per_day} a day"
    return ApiError(429, "too_many_messages", f"At most {allowed}. Try again in {_span(seconds)}.", headers)


def _span(seconds: int) -> str:
    """For a person."""
    for unit, size in (("hour", 3600), ("minute", 60)):
        if seconds > size:
            return f"{math.ceil(seconds / size)} {unit}s"
    return f"{seconds} second{'' if seconds == 1 else 's'}"


_cleaned_at = -math.inf


async def _clean_sometimes(database: Database) -> None:
    """Removes what is older than a day, once a minute in each process that serves chats."""
    global _cleaned_at  # noqa: PLW0603 - a clock of the process; it belongs to no user
    if time.monotonic() - _cleaned_at < CLEAN_SECONDS:
        return
    _cleaned_at = time.monotonic()
    async with database.session() as session:
        await idempotency.remove_old(session)
