"""The stateless cycle of the spec: load history, store the message, run, store the reply, forget.

The database is used before and after the model thinks, never while it does.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from agents import set_tracing_disabled
from agents.items import TResponseInputItem
from sqlalchemy.ext.asyncio import AsyncSession

from todo_backend.assistant.clients import ProviderModels
from todo_backend.assistant.history import FOR_MODELS, FOR_RULES, MESSAGES_LOADED, build_input
from todo_backend.assistant.providers import find_access
from todo_backend.assistant.turn import Emit, Turn
from todo_backend.db import conversations as repository
from todo_backend.db.engine import Database
from todo_backend.errors import not_found
from todo_backend.guards.chat_run import Finish
from todo_backend.mcp_tools.connection import Connection
from todo_backend.mcp_tools.http import McpHttp
from todo_backend.mcp_tools.server import make_mcp_server
from todo_backend.settings import Settings

STOPPED = "(stopped)"

set_tracing_disabled(True)


@dataclass(frozen=True)
class Prepared:
    """A stored message that waits for its answer."""

    user_id: str
    conversation_id: int
    items: list[TResponseInputItem]
    today: date


class ChatService:
    """One for the process; it holds connections, never a conversation."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._database = database
        self._seconds = settings.chat_timeout_seconds
        server = make_mcp_server(database)
        self.mcp = McpHttp(server)
        self._connection = Connection(server)
        access = find_access(settings)
        self._provider = ProviderModels(access, settings.llm_timeout_seconds) if access else None

    async def prepare(
        self,
        session: AsyncSession,
        user_id: str,
        conversation_id: int | None,
        message: str,
        utc_offset_minutes: int = 0,
    ) -> Prepared:
        """Stores the message and loads what was said before it.

        ApiError 404 for a conversation that is not the user's.
        """
        if conversation_id is None:
            number, history = await repository.begin_conversation(session, user_id, message), []
        else:
            number = conversation_id
            history = await repository.list_messages(session, user_id, number, newest=MESSAGES_LOADED)
            if not await repository.add_message(session, user_id, number, role="user", content=message):
                raise not_found("conversation", conversation_id)
        budget = FOR_MODELS if self._provider else FOR_RULES
        today = (datetime.now(UTC) + timedelta(minutes=utc_offset_minutes)).date()
        return Prepared(user_id, number, build_input(history, message, budget), today)

    async def run(self, prepared: Prepared, emit: Emit, finish: Finish) -> dict[str, Any]:
        """Runs the turn and stores the reply; returns the answer of the contract, as `finish` has kept it.

        Cancelled (the reader went away): what was said and done so far is stored all the same.
        """
        turn = Turn(self._connection, self._provider, prepared.user_id, self._seconds, prepared.today, emit=emit)
        try:
            await turn.run(prepared.items)
        except asyncio.CancelledError:
            words = f"{turn.response}\n\n{STOPPED}".strip()
            await finish(_answer(prepared, turn, words), partial(_store, prepared, turn, words))
            raise
        words = turn.response
        return await finish(_answer(prepared, turn, words), partial(_store, prepared, turn, words))

    async def close(self) -> None:
        """Closes the connections to the provider, and ends what MCP clients have under way."""
        await self.mcp.close()
        await self._connection.close()
        if self._provider:
            await self._provider.close()


async def _store(prepared: Prepared, turn: Turn, content: str, session: AsyncSession) -> None:
    await repository.add_message(
        session,
        prepared.user_id,
        prepared.conversation_id,
        role="assistant",
        content=content,
        tool_calls=[call.as_stored() for call in turn.calls],
        assistant=turn.assistant,
    )


def _answer(prepared: Prepared, turn: Turn, words: str) -> dict[str, Any]:
    return {
        "conversation_id": prepared.conversation_id,
        "response": words,
        "tool_calls": [call.as_dict() for call in turn.calls],
        "assistant": turn.assistant,
    }
