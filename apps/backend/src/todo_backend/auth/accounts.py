"""Whether a user still has an account. Tokens outlive accounts: up to 15 minutes, as long as they are valid.

The accounts are the frontend's (Better Auth, table `auth.user` of the same database). Where that table is not there,
or not for this role to read, tokens count for as long as they are valid.
"""

import time
from collections.abc import Callable

from sqlalchemy import text

from todo_backend.db.engine import Database

# So long, at most, a deleted account's token goes on serving in a process that has just seen it.
FRESH_SECONDS = 10.0
MOST = 10_000

_READABLE = text("""SELECT coalesce(has_table_privilege(to_regclass('auth."user"'), 'SELECT'), false)""")
_EXISTS = text("""SELECT EXISTS (SELECT FROM auth."user" WHERE id = :id)""")


class Accounts:
    """Remembers for a moment whom it has seen; `clock` (seconds) can be replaced in tests."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.monotonic) -> None:
        self._database, self._clock = database, clock
        self._seen: dict[str, float] = {}

    async def exists(self, user_id: str) -> bool:
        """False for a user whose account is gone. One query for each user in FRESH_SECONDS."""
        now = self._clock()
        if now - self._seen.get(user_id, -FRESH_SECONDS) < FRESH_SECONDS:
            return True
        if not await self._ask(user_id):
            self._seen.pop(user_id, None)
            return False
        self._seen.pop(user_id, None)  # so that the oldest stands first
        self._seen[user_id] = now
        if len(self._seen) > MOST:
            del self._seen[next(iter(self._seen))]
        return True

    async def _ask(self, user_id: str) -> bool:
        async with self._database.engine.connect() as connection:
            if not (await connection.execute(_READABLE)).scalar_one():
                return True
            return bool((await connection.execute(_EXISTS, {"id": user_id})).scalar_one())
