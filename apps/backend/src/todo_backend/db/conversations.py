"""All queries on conversations and messages; each takes the user's id."""

from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.models import Conversation, Message

TITLE_SHOWN = 60


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


async def create_conversation(session: AsyncSession, user_id: str, first_message: str) -> Conversation:
    """A new conversation, named after its first message."""
    one_line = " ".join(first_message.split())
    title = one_line if len(one_line) <= TITLE_SHOWN else one_line[: TITLE_SHOWN - 1].rstrip() + "…"
    conversation = Conversation(user_id=user_id, title=title)
    session.add(conversation)
    await session.flush()
    return conversation


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
) -> Message:
    """Stores a message and moves its conversation to the front."""
    message = Message(
        conversation_id=conversation_id,
        user_id=user_id,
        role=role,
        content=content,
        tool_calls=tool_calls or [],
        assistant=assistant,
    )
    session.add(message)
    await session.execute(
        update(Conversation)
        .where(col(Conversation.user_id) == user_id, col(Conversation.id) == conversation_id)
        .values(updated_at=func.now())
    )
    await session.flush()
    return message
