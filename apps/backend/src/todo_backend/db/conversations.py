"""All queries on conversations and messages; each takes the user's id."""

from typing import Any

from sqlalchemy import CTE, Insert, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.idempotency import forget_conversation
from todo_backend.db.models import Conversation, Message

TITLE_SHOWN = 60

_conversations, _messages = Conversation.metadata.tables["conversations"], Message.metadata.tables["messages"]


def _with_message(conversation: CTE) -> Insert:
    """One statement, made once: the conversation, and in it the message of the parameters; gives its number."""
    columns = ("user_id", "role", "content", "tool_calls", "assistant")
    values = [bindparam(f"its_{name}", type_=_messages.c[name].type) for name in columns]
    row = select(conversation.c.id, *values)
    return insert(_messages).from_select(["conversation_id", *columns], row).returning(_messages.c.conversation_id)


# A parameter may not be called as a column.
_BEGIN = _with_message(
    insert(_conversations)
    .values(user_id=bindparam("its_user_id"), title=bindparam("its_title"))
    .returning(_conversations.c.id)
    .cte("begun")
)
_ADD = _with_message(
    update(_conversations)
    .where(_conversations.c.user_id == bindparam("its_user_id"), _conversations.c.id == bindparam("its_number"))
    .values(updated_at=func.now())
    .returning(_conversations.c.id)
    .cte("moved")
)


def _said(user_id: str, role: str, content: str, **more: Any) -> dict[str, Any]:
    """The parameters of a message."""
    said: dict[str, Any] = {"user_id": user_id, "role": role, "content": content, "tool_calls": [], "assistant": None}
    return {f"its_{name}": value for name, value in (said | more).items()}


async def list_conversations(session: AsyncSession, user_id: str) -> list[Conversation]:
    """The user's conversations, the one used last first."""
    query = (
        select(Conversation)
        .where(col(Conversation.user_id) == user_id)
        .order_by(col(Conversation.updated_at).desc(), col(Conversation.id).desc())
    )
    return list((await session.execute(query)).scalars())


async def get_conversation(session: AsyncSession, user_id: str, conversation_id: int) -> Conversation | None:
    """The conversation, or None when it is not there or another user's."""
    query = select(Conversation).where(col(Conversation.user_id) == user_id, col(Conversation.id) == conversation_id)
    return (await session.execute(query)).scalar_one_or_none()


async def begin_conversation(session: AsyncSession, user_id: str, first_message: str) -> int:
    """Stores a conversation, named after its first message, with that message; returns its number."""
    one_line = " ".join(first_message.split())
    title = one_line if len(one_line) <= TITLE_SHOWN else one_line[: TITLE_SHOWN - 1].rstrip() + "…"
    said = _said(user_id, "user", first_message, title=title)
    number: int = (await session.execute(_BEGIN, said)).scalar_one()
    return number


async def rename_conversation(
    session: AsyncSession, user_id: str, conversation_id: int, title: str
) -> Conversation | None:
    """Gives it a title and leaves its place in the list; None when not the user's."""
    query = (
        update(Conversation)
        .where(col(Conversation.user_id) == user_id, col(Conversation.id) == conversation_id)
        .values(title=title)
        .returning(Conversation)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def delete_conversation(session: AsyncSession, user_id: str, conversation_id: int) -> bool:
    """Deletes it with its messages and the stored answers of its requests; False when not the user's."""
    query = (
        delete(Conversation)
        .where(col(Conversation.user_id) == user_id, col(Conversation.id) == conversation_id)
        .returning(col(Conversation.id))
    )
    if (await session.execute(query)).scalar_one_or_none() is None:
        return False
    await forget_conversation(session, user_id, conversation_id)
    return True


async def list_messages(
    session: AsyncSession, user_id: str, conversation_id: int, newest: int | None = None
) -> list[Message]:
    """Messages, oldest first; `newest` keeps only that many of the latest."""
    query = (
        select(Message)
        .where(col(Message.user_id) == user_id, col(Message.conversation_id) == conversation_id)
        .order_by(col(Message.id).desc())
    )
    if newest is not None:
        query = query.limit(newest)
    return list(reversed((await session.execute(query)).scalars().all()))


async def add_message(
    session: AsyncSession,
    user_id: str,
    conversation_id: int,
    *,
    role: str,
    content: str,
    tool_calls: list[dict[str, Any]] | None = None,
    assistant: dict[str, Any] | None = None,
) -> bool:
    """Stores a message and moves its conversation to the front; False when that is not there or not the user's."""
    more = {"tool_calls": tool_calls or [], "assistant": assistant}
    found = await session.execute(_ADD, _said(user_id, role, content, number=conversation_id, **more))
    return found.scalar_one_or_none() is not None
