"""A model with its calls counted: outcome, time, tokens."""

from collections.abc import AsyncIterator
from typing import Any

from agents import ModelResponse
from agents.items import TResponseStreamEvent
from agents.models.interface import Model
from openai import APIConnectionError, APIStatusError, APITimeoutError
from openai.types.responses import ResponseCompletedEvent

from todo_backend import metrics


class MeasuredModel(Model):
    """Passes everything on. `provider` and `name` are those of the settings, never what a server calls itself."""

    def __init__(self, model: Model, provider: str, name: str) -> None:
        self._model, self._provider, self._name = model, provider, name

    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        """Unstreamed."""
        with metrics.model_call(self._provider, self._name) as call:
            try:
                response = await self._model.get_response(*args, **kwargs)
            except BaseException as error:
                call.outcome = outcome_of(error)
                raise
            call.input_tokens, call.output_tokens = response.usage.input_tokens, response.usage.output_tokens
            return response

    async def stream_response(self, *args: Any, **kwargs: Any) -> AsyncIterator[TResponseStreamEvent]:
        """Streamed."""
        with metrics.model_call(self._provider, self._name) as call:
            call.outcome = "cancelled"  # unless it gets further than that
            try:
                async for event in self._model.stream_response(*args, **kwargs):
                    if isinstance(event, ResponseCompletedEvent):
                        call.outcome = "ok"
                        usage = event.response.usage
                        if usage:
                            call.input_tokens, call.output_tokens = usage.input_tokens, usage.output_tokens
                    yield event
            except Exception as error:
                call.outcome = outcome_of(error)
                raise


def outcome_of(error: BaseException) -> str:
    """A word for a label: few values, none of them from a text of the server."""
    if isinstance(error, APITimeoutError):
        return "timeout"
    if isinstance(error, APIConnectionError):
        return "unreachable"
    if isinstance(error, APIStatusError):
        return f"http_{error.status_code}"
    return "failed" if isinstance(error, Exception) else "cancelled"
