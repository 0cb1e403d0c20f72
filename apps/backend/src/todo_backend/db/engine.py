"""The engine and its sessions. Sessions are short: none is open while a model thinks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from todo_backend.db.liveness import replace_dead_connections
from todo_backend.db.revision import is_migrated
from todo_backend.db.url import parse_database_url
from todo_backend.settings import Settings

CONNECT_SECONDS = 10.0
# A burst waits in line for a connection: a late answer is better than none.
POOL_SECONDS = 30.0
COMMAND_SECONDS = 15.0
# Neon suspends a database after five minutes without use; a connection older than this is made anew.
RECYCLE_SECONDS = 280

DatabaseState = Literal["ok", "unavailable", "not migrated"]


class Database:
    """One pool for the process."""

    def __init__(self, settings: Settings) -> None:
        self._migrated = False
        target = parse_database_url(settings.database_url.get_secret_value())
        self.ignored_parameters = target.ignored
        self.engine: AsyncEngine = create_async_engine(
            target.url,
            connect_args={
                "timeout": CONNECT_SECONDS,
                "command_timeout": COMMAND_SECONDS,
                **target.connect_args,
            },
            pool_size=settings.database_pool_size,
            max_overflow=settings.database_pool_overflow,
            pool_timeout=POOL_SECONDS,
            pool_recycle=RECYCLE_SECONDS,
        )
        replace_dead_connections(self.engine)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        # asyncpg prepares a statement, then executes it: outside a transaction a pooler may send the two elsewhere.
        single = self.engine if target.pooled else self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._readings = async_sessionmaker(single, expire_on_commit=False)

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end of the block, rolled back when it raises."""
        async with self._sessions.begin() as session:
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """For a single SELECT: one round trip instead of three, as it needs no BEGIN and COMMIT around it."""
        async with self._readings() as session:
            yield session

    async def state(self, seconds: float) -> DatabaseState:
        """How it is within `seconds`; never raises. Once it was migrated, only `SELECT 1` is asked."""
        try:
            async with asyncio.timeout(seconds), self.engine.connect() as connection:
                if self._migrated:
                    await connection.execute(text("SELECT 1"))
                else:
                    self._migrated = await is_migrated(connection)
        except Exception:
            return "unavailable"
        return "ok" if self._migrated else "not migrated"

    async def close(self) -> None:
        """Gives all connections back to PostgreSQL."""
        await self.engine.dispose()
