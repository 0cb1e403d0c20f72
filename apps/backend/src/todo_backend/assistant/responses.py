"""A whole answer as the events of a stream: for models that are no service, and for answers that were salvaged."""

import itertools
import json
import re
import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from agents.items import TResponseStreamEvent
from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseCreatedEvent,
    ResponseFunctionToolCall,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
)

OutputItem = ResponseFunctionToolCall | ResponseOutputMessage


def function_call(name: str, arguments: dict[str, Any]) -> ResponseFunctionToolCall:
    """A call with an id of its own."""
    return ResponseFunctionToolCall(
        type="function_call",
        id=f"fc_{uuid4().hex}",
        call_id=f"call_{uuid4().hex}",
        name=name,
        arguments=json.dumps(arguments),
        status="completed",
    )


def message(text: str) -> ResponseOutputMessage:
    """Words."""
    content = ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])
    return ResponseOutputMessage(
        id=f"msg_{uuid4().hex}", type="message", role="assistant", status="completed", content=[content]
    )


def events_of(output: Sequence[OutputItem], model: str) -> Iterator[TResponseStreamEvent]:
    """The events, words one by one."""
    numbers = itertools.count()
    response = Response(
        id=f"resp_{uuid4().hex}",
        created_at=time.time(),
        model=model,
        object="response",
        output=[],
        parallel_tool_calls=False,
        tool_choice="auto",
        tools=[],
    )
    yield ResponseCreatedEvent(type="response.created", response=response, sequence_number=next(numbers))
    for index, item in enumerate(output):
        yield ResponseOutputItemAddedEvent(
            type="response.output_item.added", item=item, output_index=index, sequence_number=next(numbers)
        )
        for word in _words(item):
            yield ResponseTextDeltaEvent(
                type="response.output_text.delta",
                item_id=item.id or "",
                output_index=index,
                content_index=0,
                delta=word,
                logprobs=[],
                sequence_number=next(numbers),
            )
        yield ResponseOutputItemDoneEvent(
            type="response.output_item.done", item=item, output_index=index, sequence_number=next(numbers)
        )
    yield ResponseCompletedEvent(
        type="response.completed",
        response=response.model_copy(update={"output": list(output)}),
        sequence_number=next(numbers),
    )


def _words(item: OutputItem) -> list[str]:
    if not isinstance(item, ResponseOutputMessage):
        return []
    return re.findall(r"\S+\s*", "".join(part.text for part in item.content if isinstance(part, ResponseOutputText)))
