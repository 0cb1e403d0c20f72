"""What goes in and out over HTTP."""

from datetime import datetime
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from todo_backend.text_rules import ChatText, Description, Title


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


class Task(BaseModel):
    """A task. Times are UTC."""

    model_config = ConfigDict(from_attributes=True)

    id: int = Field(examples=[3])
    user_id: str
    title: str = Field(examples=["Buy groceries"])
    description: str | None = Field(examples=["Milk, eggs, bread"])
    completed: bool
    created_at: datetime
    updated_at: datetime


class TaskCreate(BaseModel):
    """A new task."""

    title: Title = Field(examples=["Buy groceries"])
    description: Description | None = Field(default=None, examples=["Milk, eggs, bread"])


class TaskUpdate(BaseModel):
    """Fields that are left out stay as they are; `description: null` empties it."""

    # The defaults stand for "left out" and are never used as values.
    title: Title = Field(default="", examples=["Buy groceries and fruits"], json_schema_extra=_without_default)
    description: Description | None = Field(default=None, json_schema_extra=_without_default)
    completed: bool = Field(default=False, json_schema_extra=_without_default)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set & {"title", "description", "completed"}:
            raise ValueError("give at least one of title, description, completed")
        return self


class ToolCall(BaseModel):
    """An MCP tool that the assistant called."""

    name: str = Field(examples=["add_task"])
    arguments: dict[str, Any] = Field(examples=[{"title": "Buy groceries"}])
    result: Any = Field(
        description="What the tool returned, or the words of its error",
        examples=[{"task_id": 5, "status": "created", "title": "Buy groceries"}],
    )
    is_error: bool


class AssistantInfo(BaseModel):
    """Which assistant answered."""

    provider: Literal["offline", "groq", "openai", "custom"]
    model: str = Field(examples=["rules"])
    offline: bool = Field(description="True for the rule-based assistant that needs no key")


class ChatRequest(BaseModel):
    """One message. Without a conversation_id a new conversation begins."""

    message: ChatText = Field(examples=["Add a task to buy groceries"])
    conversation_id: int | None = Field(default=None, ge=1, le=2**63 - 1)


class ChatResponse(BaseModel):
    """The assistant's answer, and the tools it used."""

    conversation_id: int
    response: str = Field(examples=["Added “Buy groceries” as task 5."])
    tool_calls: list[ToolCall]
    assistant: AssistantInfo


class Conversation(BaseModel):
    """A chat; its title is the beginning of its first message."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    user_id: str
    title: str
    created_at: datetime
    updated_at: datetime


class Message(BaseModel):
    """One message of a chat."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    conversation_id: int
    role: Literal["user", "assistant"]
    content: str
    tool_calls: list[ToolCall]
    assistant: AssistantInfo | None
    created_at: datetime


class Health(BaseModel):
    """The state of the process."""

    status: Literal["ok"]
