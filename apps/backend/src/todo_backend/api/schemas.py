"""What goes in and out over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from todo_backend.text_rules import SOMETHING_VISIBLE, ChatText, Description, DueDate, Title


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def _visible_without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)
    schema["pattern"] = SOMETHING_VISIBLE


def _one_of_the_fields(schema: dict[str, Any]) -> None:
    schema["anyOf"] = [{"required": [name]} for name in schema["properties"]]


def _whole_number(value: object) -> object:
    """JSON has one kind of number: 7.0 is the whole number 7."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# Every reader of JSON has whole numbers up to here (RFC 8259, section 6), and no table grows that long.
MAX_ID = 2**53 - 1

_VISIBLE = Field(json_schema_extra={"pattern": SOMETHING_VISIBLE})
VisibleTitle = Annotated[Title, _VISIBLE]
VisibleText = Annotated[ChatText, _VISIBLE]
# From UTC-12 to UTC+14.
UtcOffset = Annotated[int, Field(ge=-720, le=840), BeforeValidator(_whole_number)]
RowNumber = Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(_whole_number)]


class RequestBody(BaseModel):
    """A body means what it says: no number is read from a text, no yes or no from a number."""

    model_config = ConfigDict(strict=True)


class Task(BaseModel):
    """A task. Times are UTC."""

    model_config = ConfigDict(from_attributes=True)

    id: int = Field(examples=[3])
    user_id: str
    title: str = Field(examples=["Buy groceries"])
    description: str | None = Field(examples=["Milk, eggs, bread"])
    completed: bool
    due_date: date | None = Field(examples=["2026-12-24"])
    created_at: datetime
    updated_at: datetime


class TaskCreate(RequestBody):
    """A new task."""

    title: VisibleTitle = Field(examples=["Buy groceries"])
    description: Description | None = Field(default=None, examples=["Milk, eggs, bread"])
    due_date: DueDate | None = Field(default=None, examples=["2026-12-24"])


class TaskUpdate(RequestBody):
    """Fields that are left out stay as they are; `description: null` and `due_date: null` empty them."""

    model_config = ConfigDict(json_schema_extra=_one_of_the_fields)

    # The defaults stand for "left out" and are never used as values.
    title: Title = Field(
        default="", examples=["Buy groceries and fruits"], json_schema_extra=_visible_without_default
    )
    description: Description | None = Field(default=None, json_schema_extra=_without_default)
    completed: bool = Field(default=False, json_schema_extra=_without_default)
    due_date: DueDate | None = Field(default=None, json_schema_extra=_without_default)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError(f"give at least one of {', '.join(type(self).model_fields)}")
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


class ChatRequest(RequestBody):
    """One message. Without a conversation_id a new conversation begins."""

    message: VisibleText = Field(examples=["Add a task to buy groceries"])
    conversation_id: RowNumber | None = Field(default=None, examples=[7])
    utc_offset_minutes: UtcOffset | None = Field(
        default=None,
        description="The user's distance from UTC, so that “tomorrow” is the user's tomorrow; UTC when left out",
        examples=[300],
    )


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


class ConversationUpdate(RequestBody):
    """A new title."""

    title: VisibleTitle = Field(examples=["Shopping"])


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
