"""All queries on idempotency keys, and the removal of what is too old to matter."""

from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Interval, bindparam, cast, func, literal, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.models import IdempotencyKey

KEPT = timedelta(days=1)
# A few at a time: whoever removes them is in the middle of answering a request.
REMOVED_AT_ONCE = 500


async def find_key(session: AsyncSession, user_id: str, operation: str, key: str) -> IdempotencyKey | None:
    """The key as it is stored; None when it was never used, or too long ago."""
    query = select(IdempotencyKey).where(
        *_is(user_id, operation, key),
        col(IdempotencyKey.created_at) > func.statement_timestamp() - literal(KEPT, Interval),
    )
    return (await session.execute(query)).scalar_one_or_none()


async def claim_key(
    session: AsyncSession, user_id: str, operation: str, key: str, *, fingerprint: str, run_id: int | None = None
) -> bool:
    """Takes the key for this request. False when another has it.

    Waits for a transaction that is taking the same key, and then knows how it ended.
    """
    now = func.statement_timestamp()
    values = {"fingerprint": fingerprint, "run_id": run_id, "answer": None, "created_at": now}
    statement = insert(IdempotencyKey).values(user_id=user_id, operation=operation, key=key, **values)
    query = statement.on_conflict_do_update(
        index_elements=["user_id", "operation", "key"],
        set_=values,
        where=col(IdempotencyKey.created_at) <= now - literal(KEPT, Interval),
    ).returning(col(IdempotencyKey.key))
    return (await session.execute(query)).scalar_one_or_none() is not None


async def keep_answer(session: AsyncSession, user_id: str, operation: str, key: str, answer: dict[str, Any]) -> None:
    """Stores what a replay is answered with."""
    await session.execute(update(IdempotencyKey).where(*_is(user_id, operation, key)).values(answer=answer))


async def forget_conversation(session: AsyncSession, user_id: str, conversation_id: int) -> None:
    """Removes the answers of a conversation that is deleted; its requests are still not done again."""
    number = cast(col(IdempotencyKey.answer).op("->>")("conversation_id"), BigInteger)
    await session.execute(
        update(IdempotencyKey)
        .where(
            col(IdempotencyKey.user_id) == user_id, col(IdempotencyKey.operation) == "chat", number == conversation_id
        )
        .values(answer=None)
    )


async def remove_old(session: AsyncSession) -> None:
    """Removes keys and runs of all users that no limit counts and no replay can ask for any more."""
    for table, when in (("idempotency_keys", "created_at"), ("chat_runs", "started_at")):
        # Replicas remove side by side: each leaves alone what another has in hand.
        await session.execute(
            text(
                f"DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {table} "  # noqa: S608 - names from above
                f"WHERE {when} <= statement_timestamp() - CAST(:kept AS interval) LIMIT :rows "
                "FOR UPDATE SKIP LOCKED))"
            ).bindparams(bindparam("kept", KEPT, Interval), bindparam("rows", REMOVED_AT_ONCE))
        )


def _is(user_id: str, operation: str, key: str) -> tuple[Any, ...]:
    return (
        col(IdempotencyKey.user_id) == user_id,
        col(IdempotencyKey.operation) == operation,
        col(IdempotencyKey.key) == key,
    )
