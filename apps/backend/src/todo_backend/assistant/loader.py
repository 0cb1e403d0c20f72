"""Loads the assistant in a background thread.

Importing the agents and MCP packages takes seconds; the server answers its probes and the task routes meanwhile.
A chat that comes early waits for the rest of it.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from todo_backend.db.engine import Database
from todo_backend.settings import Settings

if TYPE_CHECKING:
    from todo_backend.assistant.service import ChatService

logger = logging.getLogger("todo_backend.assistant")


class AssistantLoader:
    """Makes the chat service once."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._future: Future[ChatService] | None = None

    def start(self) -> None:
        """Begins loading; a second call does nothing."""
        if self._future is None:
            self._future = Future()
            threading.Thread(target=self._load, args=(self._future,), name="assistant", daemon=True).start()

    async def get(self) -> ChatService:
        """The service, as soon as it is there."""
        self.start()
        assert self._future is not None  # noqa: S101 - start() has set it
        return await asyncio.shield(asyncio.wrap_future(self._future))

    async def close(self) -> None:
        """Closes what the service holds, if it was ever made."""
        if self._future is not None and self._future.done() and self._future.exception() is None:
            await self._future.result().close()

    def _load(self, future: Future[ChatService]) -> None:
        started = time.perf_counter()
        try:
            from todo_backend.assistant.service import ChatService

            future.set_result(ChatService(self._settings, self._database))
        except BaseException as error:
            logger.exception("assistant not loaded")
            future.set_exception(error)
        else:
            logger.info("assistant ready", extra={"seconds": round(time.perf_counter() - started, 2)})
