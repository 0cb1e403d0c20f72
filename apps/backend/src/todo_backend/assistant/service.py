"""The stateless cycle of the spec: load history, store the message, run, store the reply, forget.

The database is used before and after the model thinks, never while it does.
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from agents import set_tracing_disabled
from agents.items import TResponseInputItem

from todo_backend.assistant.clients import ProviderModels
from todo_backend.assistant.history import MESSAGES_LOADED, build_input
from todo_backend.assistant.providers import find_access
from todo_backend.assistant.turn import Emit, Turn
from todo_backend.db import conversations as repository
from todo_backend.db.engine import Database
from todo_backend.errors import not_found
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


class ChatService:
    """One for the process; it holds connections, never a conversation."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._database = database
        self._seconds = settings.chat_timeout_seconds
        self._server = make_mcp_server(database)
        access = find_access(settings)
        self._provider = ProviderModels(access, settings.llm_timeout_seconds) if access else None

    async def prepare(self, user_id: str, conversation_id: int | None, message: str) -> Prepared:
        """Loads the history and stores the message. ApiError 404 for a conversation that is not the user's."""
        async with self._database.session() as session:
            if conversation_id is None:
                conversation = await repository.create_conversation(session, user_id, message)
            else:
                found = await repository.get_conversation(session, user_id, conversation_id)
                if found is None:
                    raise not_found("conversation", conversation_id)
                conversation = found
            number = conversation.id or 0
            history = await repository.list_messages(session, user_id, number, newest=MESSAGES_LOADED)
            await repository.add_message(session, user_id, number, role="user", content=message)
        return Prepared(user_id, number, build_input(history, message))

    async def run(self, prepared: Prepared, emit: Emit) -> dict[str, Any]:
        """Runs the turn and stores the reply; returns the answer of the contract.

        Cancelled (the reader went away): what was said and done so far is stored all the same.
        """
        turn = Turn(self._server, self._provider, prepared.user_id, self._seconds, emit)
        try:
            await turn.run(prepared.items)
        except asyncio.CancelledError:
            await asyncio.shield(self._store(prepared, turn, f"{turn.response}\n\n{STOPPED}".strip()))
            raise
        await self._store(prepared, turn, turn.response)
        return {
            "conversation_id": prepared.conversation_id,
            "response": turn.response,
            "tool_calls": [call.as_dict() for call in turn.calls],
            "assistant": turn.assistant,
        }

    async def close(self) -> None:
        """Closes the connections to the provider."""
        if self._provider:
            await self._provider.close()

    async def _store(self, prepared: Prepared, turn: Turn, content: str) -> None:
        async with self._database.session() as session:
            await repository.add_message(
                session,
                prepared.user_id,
                prepared.conversation_id,
                role="assistant",
                content=content,
                tool_calls=[call.as_dict() for call in turn.calls],
                assistant=turn.assistant,
            )
