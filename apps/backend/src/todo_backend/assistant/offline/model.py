"""The rules behind the Agents SDK's interface for models: the same runner, the same tools, the same stream."""

import itertools
import json
import re
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from agents import ModelResponse
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from agents.usage import Usage
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

from todo_backend.assistant.offline.memory import read_turns
from todo_backend.assistant.offline.steps import Call, next_step, understands

OutputItem = ResponseFunctionToolCall | ResponseOutputMessage


class OfflineModel(Model):
    """Stateless: everything comes from the input."""

    name = "rules"

    def understands(self, items: str | list[TResponseInputItem]) -> bool:
        """True when the last sentence is one that the rules know."""
        return understands(read_turns(items))

    async def get_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],
        *args: Any,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> ModelResponse:
        """The next step as one response."""
        return ModelResponse(output=list(_output(input)), usage=Usage(requests=1), response_id=None)

    async def stream_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],
        *args: Any,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> AsyncIterator[TResponseStreamEvent]:
        """The next step as the events of a stream, words one by one."""
        numbers = itertools.count()
        output = _output(input)
        response = Response(
            id=f"resp_{uuid4().hex}",
            created_at=time.time(),
            model=self.name,
            object="response",
            output=[],
            parallel_tool_calls=False,
            tool_choice="auto",
            tools=[],
        )
        yield ResponseCreatedEvent(type="response.created", response=response, sequence_number=next(numbers))
        for index, item in enumerate(output):
            yield ResponseOutputItemAddedEvent(
                type="response.output_item.added",
                item=item,
                output_index=index,
                sequence_number=next(numbers),
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


def _output(items: str | list[TResponseInputItem]) -> list[OutputItem]:
    step = next_step(read_turns(items))
    return [_message(step)] if isinstance(step, str) else [_function_call(call) for call in step]


def _function_call(call: Call) -> ResponseFunctionToolCall:
    return ResponseFunctionToolCall(
        type="function_call",
        id=f"fc_{uuid4().hex}",
        call_id=f"call_{uuid4().hex}",
        name=call.name,
        arguments=json.dumps(call.arguments),
        status="completed",
    )


def _message(text: str) -> ResponseOutputMessage:
    content = ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])
    return ResponseOutputMessage(
        id=f"msg_{uuid4().hex}", type="message", role="assistant", status="completed", content=[content]
    )


def _words(item: OutputItem) -> list[str]:
    if not isinstance(item, ResponseOutputMessage):
        return []
    return re.findall(r"\S+\s*", "".join(part.text for part in item.content if isinstance(part, ResponseOutputText)))
