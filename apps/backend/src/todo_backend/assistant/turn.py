"""One turn: the model thinks and calls tools until it has answered. Nothing of it is kept in memory."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from agents import Agent, ModelSettings, RunConfig, Runner
from agents.exceptions import MaxTurnsExceeded
from agents.items import TResponseInputItem
from agents.models.interface import Model
from openai.types.responses import ResponseTextDeltaEvent

from todo_backend.assistant import failures
from todo_backend.assistant.chain import ModelChain
from todo_backend.assistant.clients import ProviderModels
from todo_backend.assistant.failure_kinds import as_failure
from todo_backend.assistant.instructions import instructions
from todo_backend.assistant.offline.deeds import confirm_calls
from todo_backend.assistant.offline.model import OfflineModel
from todo_backend.mcp_tools.calls import ToolCall
from todo_backend.mcp_tools.connection import Connection
from todo_backend.mcp_tools.scoped import UserTools
from todo_backend.mcp_tools.server import CHANGING_TOOLS

MAX_TURNS = 8
# Characters of a list that a language model gets to see: its request has to fit into 8000 tokens.
LONGEST_LIST = 8000

EventKind = Literal["text", "tool_call", "tool_result", "tasks_changed"]
Emit = Callable[[EventKind, dict[str, Any]], None]

logger = logging.getLogger("todo_backend.turn")


class Turn:
    """Run it once; afterwards, also after a cancellation, `response` and `calls` hold what was said and done."""

    def __init__(
        self,
        connection: Connection,
        provider: ProviderModels | None,
        user_id: str,
        seconds: float,
        today: date,
        *,
        emit: Emit,
    ) -> None:
        self.calls: list[ToolCall] = []
        self._emit, self._seconds, self._today = emit, seconds, today
        self._text: list[str] = []
        self._tools = UserTools(connection, user_id, self._on_tool, LONGEST_LIST if provider else None)
        self._provider = provider
        self._offline = OfflineModel(today)
        self._chain = ModelChain(provider, self._offline, self._on_fallback) if provider else None

    @property
    def response(self) -> str:
        """All that the assistant said."""
        return "".join(self._text).strip()

    @property
    def assistant(self) -> dict[str, Any]:
        """Which assistant it was."""
        if self._chain is None or self._provider is None or self._chain.fallen_back:
            return {"provider": "offline", "model": self._offline.name, "offline": True}
        return {
            "provider": self._provider.access.provider.name,
            "model": self._chain.model_name,
            "offline": False,
        }

    async def run(self, items: list[TResponseInputItem]) -> None:
        """Never raises but for a cancellation: every failure becomes words of the response."""
        try:
            async with asyncio.timeout(self._seconds):
                await self._run(items)
        except MaxTurnsExceeded:
            self._fail(failures.TOO_MANY_STEPS)
        except TimeoutError:
            self._fail(failures.TURN_TIMEOUT)
        except Exception as error:
            failure = as_failure(error, self._provider.access, self.assistant["model"]) if self._provider else None
            if failure is None:
                logger.exception("turn failed")
            self._fail(failure.words if failure else failures.UNEXPECTED)

    async def _run(self, items: list[TResponseInputItem]) -> None:
        model: Model = self._chain or self._offline
        agent = Agent(
            name="todo",
            instructions=instructions(self._today),
            model=model,
            mcp_servers=[self._tools],
            model_settings=self._provider.settings if self._provider else ModelSettings(),
        )
        config = RunConfig(
            tracing_disabled=True,
            trace_include_sensitive_data=False,
            tool_not_found_behavior="return_error_to_model",
        )
        result = Runner.run_streamed(agent, items, max_turns=MAX_TURNS, run_config=config)
        message_id = None
        async for event in result.stream_events():
            if event.type == "raw_response_event" and isinstance(event.data, ResponseTextDeltaEvent):
                if self._text and message_id != event.data.item_id:
                    self._say("\n\n")
                message_id = event.data.item_id
                self._say(event.data.delta)

    def _say(self, text: str) -> None:
        self._text.append(text)
        self._emit("text", {"delta": text})

    def _fail(self, words: str) -> None:
        """Says what was done before the failure, so that nobody orders it again, then what failed."""
        before = [] if self.response else [confirm_calls(self.calls, self._today)] if self.calls else []
        self._say(("\n\n" if self._text else "") + "\n\n".join([*before, words]))

    def _on_fallback(self, failure: failures.ModelFailure) -> None:
        self._say(f"{failure.words} The offline assistant answers instead.")

    def _on_tool(self, kind: str, number: int, call: ToolCall) -> None:
        if kind == "call":
            self._emit("tool_call", {"number": number, "name": call.name, "arguments": call.arguments})
            return
        self.calls.append(call)
        self._emit(
            "tool_result",
            {"number": number, "name": call.name, "result": call.result, "is_error": call.is_error},
        )
        if call.name in CHANGING_TOOLS and not call.is_error:
            self._emit("tasks_changed", {})
