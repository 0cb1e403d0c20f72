"""The tables of the spec: tasks, conversations, messages. Users live in the frontend's schema `auth`.

There is no foreign key to the users: they are another tool's tables, migrated on their own.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    String,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

TITLE_LENGTH = 200
DESCRIPTION_LENGTH = 1000


def _id() -> Any:
    return Column(BigInteger, Identity(always=False), primary_key=True)


def _time() -> Any:
    """Set by the database: one clock for all replicas."""
    return Column(DateTime(timezone=True), nullable=False, server_default=func.now())


class Task(SQLModel, table=True):
    """One thing to do."""

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_user_id_id", "user_id", "id"),
        Index("ix_tasks_user_id_completed_id", "user_id", "completed", "id"),
    )

    id: int | None = Field(default=None, sa_column=_id())
    user_id: str = Field(sa_column=Column(String, nullable=False))
    title: str = Field(sa_column=Column(String(TITLE_LENGTH), nullable=False))
    description: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    completed: bool = Field(default=False, sa_column=Column(Boolean, nullable=False, server_default=text("false")))
    created_at: datetime = Field(default=None, sa_column=_time())
    updated_at: datetime = Field(default=None, sa_column=_time())


class Conversation(SQLModel, table=True):
    """One chat of one user. Its title is the beginning of the first message."""

    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_user_id_updated_at", "user_id", text("updated_at DESC")),)

    id: int | None = Field(default=None, sa_column=_id())
    user_id: str = Field(sa_column=Column(String, nullable=False))
    title: str = Field(default="", sa_column=Column(String(TITLE_LENGTH), nullable=False, server_default=""))
    created_at: datetime = Field(default=None, sa_column=_time())
    updated_at: datetime = Field(default=None, sa_column=_time())


class Message(SQLModel, table=True):
    """One message; an assistant's carries the tools it called and which assistant it was."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_conversation_id_id", "conversation_id", "id"),)

    id: int | None = Field(default=None, sa_column=_id())
    conversation_id: int = Field(
        sa_column=Column(BigInteger, ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False)
    )
    user_id: str = Field(sa_column=Column(String, nullable=False))
    role: str = Field(sa_column=Column(String(16), nullable=False))
    content: str = Field(sa_column=Column(Text, nullable=False))
    tool_calls: list[dict[str, Any]] = Field(
        default_factory=list, sa_column=Column(JSONB, nullable=False, server_default=text("'[]'::jsonb"))
    )
    assistant: dict[str, Any] | None = Field(default=None, sa_column=Column(JSONB, nullable=True))
    created_at: datetime = Field(default=None, sa_column=_time())
