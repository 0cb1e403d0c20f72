"""Every query of the repositories goes over an index, and every index has a query: EXPLAIN on 100,000 tasks."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from todo_backend.db import chat_runs, conversations, idempotency, tasks
from todo_backend.db.url import parse_database_url
from todo_backend.migrate import migrate

USER = "user-7"
# 100,000 tasks of 20 users; 10,000 conversations of 200, ten messages each; all mixed, as they come in life.
FILL = """
INSERT INTO tasks (user_id, title, completed, due_date)
  SELECT 'user-' || n % 20, md5(n::text), n % 3 = 0, CASE WHEN n % 4 > 0 THEN DATE '2026-01-01' + n % 700 END
  FROM generate_series(1, 100000) n;
INSERT INTO conversations (user_id, title, updated_at)
  SELECT 'user-' || n % 200, md5(n::text), now() - n * interval '1 minute' FROM generate_series(1, 10000) n;
INSERT INTO messages (conversation_id, user_id, role, content)
  SELECT 1 + n % 10000, 'user-' || (1 + n % 10000) % 200, 'user', md5(n::text) FROM generate_series(1, 100000) n;
INSERT INTO chat_runs (user_id, started_at, lease_until, finished_at)
  SELECT 'user-' || n % 200, now() - n * interval '4 seconds', now(), now() FROM generate_series(1, 20000) n;
INSERT INTO idempotency_keys (user_id, operation, key, fingerprint, created_at)
  SELECT 'user-' || n % 200, 'chat', n::text, md5(n::text), now() - n * interval '4 seconds'
  FROM generate_series(1, 20000) n
"""
Query = Callable[[AsyncSession], Awaitable[Any]]
LIMITS = chat_runs.Limits(20, 200)
LEASE = timedelta(seconds=30)


def list_in(status: tasks.Status, sort: tasks.Sort) -> Query:
    """One form of the list."""
    return lambda session: tasks.list_tasks(session, USER, status, sort)


QUERIES: dict[str, Query] = {
    **{
        f"list {status} by {sort}": list_in(status, sort)
        for status in ("all", "pending", "completed")
        for sort in ("created", "title", "due_date")
    },
    "get task": lambda session: tasks.get_task(session, USER, 7),
    "change task": lambda session: tasks.change_task(session, USER, 7, {"title": "x"}),
    "toggle task": lambda session: tasks.toggle_task(session, USER, 7),
    "delete task": lambda session: tasks.delete_task(session, USER, 7),
    "list conversations": lambda session: conversations.list_conversations(session, USER),
    "get conversation": lambda session: conversations.get_conversation(session, USER, 7),
    "rename conversation": lambda session: conversations.rename_conversation(session, USER, 7, "x"),
    "delete conversation": lambda session: conversations.delete_conversation(session, USER, 207),
    "all messages": lambda session: conversations.list_messages(session, USER, 407),
    "newest messages": lambda session: conversations.list_messages(session, USER, 407, newest=5),
    "begin conversation": lambda session: conversations.begin_conversation(session, USER, "x"),
    "add message": lambda session: conversations.add_message(session, USER, 407, role="user", content="x"),
    "start run": lambda session: chat_runs.start_run(session, "somebody", LIMITS, LEASE),
    "why refused": lambda session: chat_runs.why_refused(session, USER, LIMITS),
    "renew run": lambda session: chat_runs.renew_run(session, 7, LEASE),
    "finish run": lambda session: chat_runs.finish_run(session, 7),
    "is running": lambda session: chat_runs.is_running(session, 7),
    "find key": lambda session: idempotency.find_key(session, USER, "chat", "7"),
    "claim key": lambda session: idempotency.claim_key(session, USER, "chat", "7", fingerprint="f"),
    "keep answer": lambda session: idempotency.keep_answer(session, USER, "chat", "7", {}),
    "remove old": idempotency.remove_old,
}


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    """The schema at head, filled and analysed."""
    await migrate(empty_url, 5)
    target = parse_database_url(empty_url)
    engine = create_async_engine(target.url, connect_args=target.connect_args)
    async with engine.begin() as connection:
        for statement in FILL.split(";"):
            await connection.execute(text(statement))
        for table in ("tasks", "conversations", "messages", "chat_runs", "idempotency_keys"):
            await connection.execute(text(f"ANALYZE {table}"))
    yield engine
    await engine.dispose()


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """All steps of a plan."""
    return [plan] + [node for child in plan.get("Plans", []) for node in nodes(child)]


async def plans_of(connection: AsyncConnection, query: Query) -> list[dict[str, Any]]:
    """The plan of each statement that the query sends."""
    sent: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    async with AsyncSession(bind=connection, join_transaction_mode="create_savepoint") as session:
        await query(session)
    event.remove(connection.sync_connection, "before_cursor_execute", note)
    plans = []
    for statement, parameters in sent:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            found = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
            raw = found.scalar_one()
            plans.append((json.loads(raw) if isinstance(raw, str) else raw)[0]["Plan"])
    return plans


async def test_queries_and_indexes_belong_together(engine: AsyncEngine) -> None:
    """A list has no index for its order: PostgreSQL sorts one user's rows rather than fetch them in that order."""
    used: set[str] = set()
    read_whole: list[tuple[str, str]] = []
    async with engine.connect() as connection:
        for name, query in QUERIES.items():
            plans = await plans_of(connection, query)
            assert plans, name
            for node in (node for plan in plans for node in nodes(plan)):
                if node["Node Type"] == "Seq Scan":
                    read_whole.append((name, node["Relation Name"]))
                used.add(node.get("Index Name", ""))
        await connection.rollback()
        # Primary and unique keys are there for what they forbid.
        names = (
            "SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE NOT indisunique "
            "AND relnamespace = current_schema()::regnamespace"
        )
        existing = set((await connection.execute(text(names))).scalars())
    assert read_whole == []
    assert len(existing) == 7
    assert existing - used == set()
