"""An admitted turn of the chat: its lease, and its end (`chat.py` admits it)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from todo_backend.db import chat_runs, idempotency
from todo_backend.db.engine import Database

LEASE = timedelta(seconds=30)
RENEW_SECONDS = 10.0
OPERATION = "chat"

P = TypeVar("P")
# Write within the transaction that they are given.
Prepare = Callable[[AsyncSession], Awaitable[P]]
Store = Callable[[AsyncSession], Awaitable[None]]
Finish = Callable[[dict[str, Any], Store], Awaitable[dict[str, Any]]]

logger = logging.getLogger("todo_backend.guards")


@dataclass(frozen=True)
class Replay:
    """The answer that the same request got before."""

    answer: dict[str, Any]


class ChatRun(Generic[P]):
    """An admitted turn. `prepared` is what was made of it in the transaction that admitted it."""

    def __init__(self, database: Database, user_id: str, number: int, key: str | None, prepared: P) -> None:
        self.prepared = prepared
        self._database, self._user_id, self._number, self._key = database, user_id, number, key
        self._renewal: asyncio.Task[None] | None = None
        self._finishing: asyncio.Task[None] | None = None

    async def finish(self, answer: dict[str, Any], store: Store) -> dict[str, Any]:
        """Ends the run with what `store` writes and the answer for a replay, all or nothing; returns the answer.

        Whoever is cancelled meanwhile does not take it back.
        """
        self._finishing = asyncio.create_task(self._finish(answer, store))
        await asyncio.shield(self._finishing)
        return answer

    async def __aenter__(self) -> Self:
        """Renews the lease from now on."""
        self._renewal = asyncio.create_task(self._renew())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the run, also when it was cancelled or could not be finished."""
        if self._renewal:
            self._renewal.cancel()
        await asyncio.shield(self._end())

    async def _finish(self, answer: dict[str, Any], store: Store) -> None:
        async with self._database.session() as session:
            await store(session)
            await chat_runs.finish_run(session, self._number)
            if self._key is not None:
                await idempotency.keep_answer(session, self._user_id, OPERATION, self._key, answer)

    async def _end(self) -> None:
        if self._finishing is not None:
            with suppress(Exception):  # it was raised where finish() was called
                return await self._finishing
        try:
            async with self._database.session() as session:
                await chat_runs.finish_run(session, self._number)
        except Exception:
            # The turn itself went well or failed on its own; the lease ends by itself.
            logger.exception("chat run not ended")

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            try:
                async with self._database.session() as session:
                    await chat_runs.renew_run(session, self._number, LEASE)
            except Exception as error:
                logger.warning("chat run not renewed", extra={"cause": type(error).__name__})
