"""The rules behind the Agents SDK's interface for models: the same runner, the same tools, the same stream."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

from agents import ModelResponse
from agents.items import TResponseInputItem, TResponseStreamEvent
from agents.models.interface import Model
from agents.usage import Usage

from todo_backend import metrics
from todo_backend.assistant.offline.answers import understand
from todo_backend.assistant.offline.memory import Turn, read_turns
from todo_backend.assistant.offline.recall import Past
from todo_backend.assistant.offline.replay import next_step, read_past
from todo_backend.assistant.offline.world import World
from todo_backend.assistant.responses import OutputItem, events_of, function_call, message


class OfflineModel(Model):
    """For one turn; everything comes from the input. `today` is the user's day."""

    name = "rules"

    def __init__(self, today: date) -> None:
        self._today = today
        self._past: list[Past] | None = None  # the same at each step of the turn

    def understands(self, items: str | list[TResponseInputItem]) -> bool:
        """True when the last sentence is one that the rules know."""
        turn, past = self._read(items)
        return understand(turn.sentence, World(past, self._today)).clear

    async def get_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],
        *args: Any,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> ModelResponse:
        """The next step as one response."""
        return ModelResponse(output=list(self._output(input)), usage=Usage(requests=1), response_id=None)

    async def stream_response(
        self,
        system_instructions: str | None,  # noqa: ARG002
        input: str | list[TResponseInputItem],
        *args: Any,  # noqa: ARG002
        **kwargs: Any,  # noqa: ARG002
    ) -> AsyncIterator[TResponseStreamEvent]:
        """The next step as the events of a stream."""
        with metrics.model_call("offline", self.name):
            output = self._output(input)
        for event in events_of(output, self.name):
            yield event

    def _output(self, items: str | list[TResponseInputItem]) -> list[OutputItem]:
        turn, past = self._read(items)
        step = next_step(turn, past, self._today)
        return (
            [message(step)] if isinstance(step, str) else [function_call(call.name, call.arguments) for call in step]
        )

    def _read(self, items: str | list[TResponseInputItem]) -> tuple[Turn, list[Past]]:
        turns = read_turns(items)
        if self._past is None:
            self._past = read_past(turns[:-1], self._today)
        return turns[-1], self._past
