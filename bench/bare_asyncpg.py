"""The same rows with uvicorn and asyncpg alone: what the machine can do at most.

Printed beside the proof `backend-requests`: uvicorn bare_asyncpg:app, with DATABASE_URL (postgresql://…).
"""

import json
import os
from typing import Any

import asyncpg

SQL = """SELECT id, user_id, title, description, completed, due_date, created_at, updated_at
FROM tasks WHERE user_id = $1 ORDER BY id"""

pool: Any = None


async def app(scope: dict[str, Any], _receive: Any, send: Any) -> None:
    """An ASGI application; every path is /api/{user_id}/tasks."""
    global pool  # noqa: PLW0603 - one for the process
    if scope["type"] != "http":
        return
    if pool is None:
        pool = asyncpg.create_pool(os.environ["DATABASE_URL"].replace("+asyncpg", ""))
    await pool
    rows = await pool.fetch(SQL, scope["path"].split("/")[2])
    body = json.dumps([dict(row) for row in rows], default=str).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
