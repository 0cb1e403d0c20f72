"""Everything that is kept of one user, in one place: what deleting an account has to take along."""

from datetime import timedelta

from sqlalchemy import Interval, delete, func, literal
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.chat_runs import end_dead_runs
from todo_backend.db.models import ChatRun, Conversation, IdempotencyKey, Message, Task

# Messages before the conversations that they hang on; the runs last: until then one of them keeps new ones out.
TABLES = (Message, Conversation, Task, IdempotencyKey, ChatRun)
LEASE = timedelta(seconds=30)


async def delete_user_data(session: AsyncSession, user_id: str) -> bool:
    """Deletes every row of the user within the session's transaction.

    False, and nothing is deleted, while a turn of the assistant goes on: it could add rows behind our back. A turn
    that would begin meanwhile waits until the transaction is over (the unique index on running runs).
    """
    now = func.statement_timestamp()
    await end_dead_runs(session, user_id)
    own = insert(ChatRun).values(user_id=user_id, started_at=now, lease_until=now + literal(LEASE, Interval))
    held = await session.execute(own.on_conflict_do_nothing().returning(col(ChatRun.id)))
    if held.scalar_one_or_none() is None:
        return False
    for table in TABLES:
        await session.execute(delete(table).where(col(table.user_id) == user_id))
    return True
