"""Several models behind one: the next is asked when one fails, the offline rules when all do.

It works on single model calls, not on turns. A tool that has run stays run: the next model gets its result with
the same input, so no tool is ever run twice for one message.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

from agents import ModelResponse
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from openai.types.responses import ResponseCompletedEvent, ResponseFunctionToolCall, ResponseTextDeltaEvent

from todo_backend.assistant.clients import ProviderModels
from todo_backend.assistant.failure_kinds import as_failure
from todo_backend.assistant.failures import ModelFailure
from todo_backend.assistant.offline.model import OfflineModel
from todo_backend.assistant.responses import events_of
from todo_backend.assistant.salvage import salvaged_calls, salvaged_words

RETRY_PAUSE_SECONDS = 0.3

logger = logging.getLogger("todo_backend.model")


class ModelChain(Model):
    """For one turn. `on_fallback` hears the failure when the offline rules take over."""

    def __init__(
        self, provider: ProviderModels, offline: OfflineModel, on_fallback: Callable[[ModelFailure], None]
    ) -> None:
        self._provider, self._offline, self._on_fallback = provider, offline, on_fallback
        self._first = 0
        self.fallen_back = False

    @property
    def model_name(self) -> str:
        """The model that is in use, for the answer's metadata."""
        if self.fallen_back:
            return self._offline.name
        return self._provider.models[self._first][0]

    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        """Unstreamed: the end of the stream."""
        async for event in self.stream_response(*args, **kwargs):
            if isinstance(event, ResponseCompletedEvent):
                from agents.usage import Usage

                return ModelResponse(output=event.response.output, usage=Usage(requests=1), response_id=None)
        raise RuntimeError("a stream ended without its last event")

    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],
        *args: Any,
        **kwargs: Any,
    ) -> AsyncIterator[TResponseStreamEvent]:
        """Yields the first stream that begins well."""
        failure: ModelFailure | None = None
        while not self.fallen_back and self._first < len(self._provider.models):
            try:
                async for event in self._ask(system_instructions, input, *args, **kwargs):
                    yield event
                return
            except ModelFailure as error:
                failure = error
            if failure.begun:
                raise failure
            if not failure.kind.next_model or self._first + 1 == len(self._provider.models):
                break
            self._first += 1
        if failure is not None:
            if tools_have_run(input) or not self._offline.understands(input):
                raise failure
            self.fallen_back = True
            self._on_fallback(failure)
        async for event in self._offline.stream_response(system_instructions, input, *args, **kwargs):
            yield event

    async def _ask(
        self, system_instructions: str | None, items: str | list[TResponseInputItem], *args: Any, **kwargs: Any
    ) -> AsyncIterator[TResponseStreamEvent]:
        """One model, at most twice. Raises the failure of the last try."""
        name, model = self._provider.models[self._first]
        for is_last_try in (False, True):
            begun = False
            try:
                stream = model.stream_response(system_instructions, items, *args, **kwargs)
                async for event in self._checked(stream, name):
                    begun = True
                    yield event
                return
            except Exception as error:
                failure = as_failure(error, self._provider.access, name)
                if failure is None:
                    raise
                _log(failure, name)
                failure.begun = begun
                salvaged = [] if begun else salvaged_calls(error) or (salvaged_words(error) if is_last_try else [])
            if salvaged:
                for event in events_of(salvaged, name):
                    yield event
                return
            too_long = failure.kind.code == "too_long" and len(items) > len(this_turn(items))
            if is_last_try or begun or not (too_long or failure.may_retry):
                raise failure
            if too_long:
                items = this_turn(items)
            else:
                await asyncio.sleep(failure.wait or RETRY_PAUSE_SECONDS)

    async def _checked(
        self, stream: AsyncIterator[TResponseStreamEvent], name: str
    ) -> AsyncIterator[TResponseStreamEvent]:
        """Holds events back until there is text or the whole answer: until then another model can take over."""
        held: list[TResponseStreamEvent] | None = []
        ended = False
        async for event in stream:
            ended = ended or isinstance(event, ResponseCompletedEvent)
            if isinstance(event, ResponseCompletedEvent):
                self._check(event, name)
            if held is None:
                yield event
                continue
            held.append(event)
            if ended or (isinstance(event, ResponseTextDeltaEvent) and event.delta):
                for one in held:
                    yield one
                held = None
        if not ended:
            raise ModelFailure("malformed", self._provider.access, name)

    def _check(self, event: ResponseCompletedEvent, name: str) -> None:
        output = event.response.output
        calls = [item for item in output if isinstance(item, ResponseFunctionToolCall)]
        for call in calls:
            try:
                arguments = json.loads(call.arguments or "{}")
            except json.JSONDecodeError:
                arguments = None
            if not isinstance(arguments, dict):
                raise ModelFailure("bad_call", self._provider.access, name)
        if not calls and not any(_text(item) for item in output):
            raise ModelFailure("empty", self._provider.access, name)


def this_turn(items: str | list[TResponseInputItem]) -> str | list[TResponseInputItem]:
    """The input without what was said before the last user message."""
    if isinstance(items, str):
        return items
    begin = max((place for place, item in enumerate(items) if item.get("role") == "user"), default=0)
    return items[begin:]


def tools_have_run(items: str | list[TResponseInputItem]) -> bool:
    """True when a tool has answered since the last user message."""
    if isinstance(items, str):
        return False
    for item in reversed(items):
        if item.get("type") == "function_call_output":
            return True
        if item.get("role") == "user":
            return False
    return False


def _text(item: Any) -> str:
    if getattr(item, "type", "") != "message":
        return ""
    return "".join(str(getattr(part, "text", "") or getattr(part, "refusal", "")) for part in item.content).strip()


def _log(failure: ModelFailure, name: str) -> None:
    logger.warning("model failed", extra={"code": failure.kind.code, "model": name, "status": failure.status})
