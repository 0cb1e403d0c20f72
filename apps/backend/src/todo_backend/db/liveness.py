"""Whether a pooled connection is still good, asked only where there is a doubt.

SQLAlchemy's `pool_pre_ping` asks each time, and with asyncpg that is three round trips (BEGIN, a query, ROLLBACK),
more than the request's own query. A connection that was used a moment ago, and whose socket is open, needs none.
"""

import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine

# Longer without use, and the server (or what stands between) may have gone without a word.
IDLE_SECONDS = 1.0
_USED_AT = "todo.used_at"


def replace_dead_connections(engine: AsyncEngine) -> None:
    """Connections of `engine` that have died are made anew before anybody gets them."""
    dialect = engine.dialect

    @event.listens_for(engine.sync_engine, "checkin")
    def note(_: Any, record: Any) -> None:
        record.info[_USED_AT] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def check(connection: Any, record: Any, _: Any) -> None:
        used_at = record.info.get(_USED_AT)
        if used_at is None:  # it has just been made
            return
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError
        if time.monotonic() - used_at < IDLE_SECONDS:
            return
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            if dialect.is_disconnect(error, connection, None):
                raise InvalidatePoolError from error
            raise
