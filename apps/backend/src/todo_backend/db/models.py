"""The tables of the spec: tasks, conversations, messages; and two that guard the API.

Users live in the frontend's schema `auth`.

There is no foreign key to the users: they are another tool's tables, migrated on their own.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
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
KEY_LENGTH = 255


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
    due_date: date | None = Field(default=None, sa_column=Column(Date, nullable=True))
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


class ChatRun(SQLModel, table=True):
    """One turn of the assistant: what the limits count, and, while it goes on, what keeps a second one out.

    A run that ends has `finished_at`. One whose process died has none, and a `lease_until` in the past.
    """

    __tablename__ = "chat_runs"
    __table_args__ = (
        Index("ix_chat_runs_user_id_started_at", "user_id", "started_at"),
        Index("ix_chat_runs_started_at", "started_at"),
        Index("uq_chat_runs_user_id_running", "user_id", unique=True, postgresql_where=text("finished_at IS NULL")),
    )

    id: int | None = Field(default=None, sa_column=_id())
    user_id: str = Field(sa_column=Column(String, nullable=False))
    started_at: datetime = Field(default=None, sa_column=_time())
    lease_until: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    finished_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=True))


class IdempotencyKey(SQLModel, table=True):
    """A request that may be sent again: its `Idempotency-Key`, what it asked, and, once known, the answer.

    `json`, not `jsonb`: an answer is given back in the order in which it was first written.
    """

    __tablename__ = "idempotency_keys"
    __table_args__ = (Index("ix_idempotency_keys_created_at", "created_at"),)

    user_id: str = Field(sa_column=Column(String, primary_key=True))
    operation: str = Field(sa_column=Column(String(32), primary_key=True))
    key: str = Field(sa_column=Column(String(KEY_LENGTH), primary_key=True))
    fingerprint: str = Field(sa_column=Column(String(64), nullable=False))
    run_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    answer: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    created_at: datetime = Field(default=None, sa_column=_time())
