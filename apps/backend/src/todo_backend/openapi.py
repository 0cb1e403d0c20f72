"""The OpenAPI document, with the schemas of the chat's events, which no route returns as JSON."""

from typing import Annotated, Any, Literal

from fastapi import FastAPI
from pydantic import BaseModel, Field, TypeAdapter

from todo_backend.api import examples
from todo_backend.api.schemas import ChatResponse
from todo_backend.errors import ErrorDetail


class ConversationData(BaseModel):
    """Which conversation it is: a new one is known before its first word."""

    conversation_id: int


class TextData(BaseModel):
    """A piece of the answer, to be put behind the pieces before it."""

    delta: str


class ToolCallData(BaseModel):
    """The assistant calls a tool. `number` counts the calls of this turn from 1."""

    number: int
    name: str
    arguments: dict[str, Any]


class ToolResultData(BaseModel):
    """The tool has answered the call of that number."""

    number: int
    name: str
    result: Any
    is_error: bool


class TasksChangedData(BaseModel):
    """The task list is no longer what it was: read it again."""


class ConversationEvent(BaseModel):
    """The first event."""

    event: Literal["conversation"]
    data: ConversationData


class TextEvent(BaseModel):
    """Words."""

    event: Literal["text"]
    data: TextData


class ToolCallEvent(BaseModel):
    """Before a tool runs."""

    event: Literal["tool_call"]
    data: ToolCallData


class ToolResultEvent(BaseModel):
    """After a tool ran."""

    event: Literal["tool_result"]
    data: ToolResultData


class TasksChangedEvent(BaseModel):
    """After a tool changed something."""

    event: Literal["tasks_changed"]
    data: TasksChangedData


class DoneEvent(BaseModel):
    """The last event: the whole answer, as the JSON form has it."""

    event: Literal["done"]
    data: ChatResponse


class ErrorEvent(BaseModel):
    """The last event when the answer could not be kept."""

    event: Literal["error"]
    data: ErrorDetail


ChatEvent = Annotated[
    ConversationEvent | TextEvent | ToolCallEvent | ToolResultEvent | TasksChangedEvent | DoneEvent | ErrorEvent,
    Field(discriminator="event", title="ChatEvent"),
]


def install_openapi(app: FastAPI) -> None:
    """Completes the document when it is first asked for: ChatEvent and what it refers to, and the examples."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        known = app.openapi_schema is not None
        document = generate()
        if not known:
            _add_events(document["components"]["schemas"])
            for item in document["paths"].values():
                for operation in item.values():
                    _add_examples(operation)
        return document

    app.openapi = openapi  # type: ignore[method-assign]


def _add_events(schemas: dict[str, Any]) -> None:
    events = TypeAdapter(ChatEvent).json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    for name, schema in events.pop("$defs").items():
        schemas.setdefault(name, schema)
    schemas["ChatEvent"] = events
    for name in sorted(schemas):
        schemas[name] = schemas.pop(name)


def _add_examples(operation: dict[str, Any]) -> None:
    """Here, and not at the routes: the framework would take every null out of them."""
    name = operation["operationId"]
    if name in examples.REQUESTS:
        operation["requestBody"]["content"]["application/json"]["examples"] = examples.REQUESTS[name]
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if status.startswith("2") and name in examples.ANSWERS:
            content["application/json"]["example"] = examples.ANSWERS[name]
        if "text/event-stream" in content and name in examples.STREAMS:
            content["text/event-stream"]["example"] = examples.STREAMS[name]
