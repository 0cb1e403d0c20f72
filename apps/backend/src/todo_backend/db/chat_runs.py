"""All queries on chat runs. The database's clock decides, so that replicas agree.

`statement_timestamp()` goes on within a transaction, as `now()` does not, and an index can be searched with it, as it
cannot with `clock_timestamp()`.

A run holds a lease, not a connection: whoever runs it renews the lease, and when its process dies the lease ends.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import DateTime, Interval, Select, String, bindparam, func, literal, select, type_coerce, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.models import ChatRun

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Limits:
    """Runs that a user may start in any minute and in any 24 hours."""

    per_minute: int
    per_day: int


@dataclass(frozen=True)
class Refusal:
    """Why no run may start, and after how many seconds one may."""

    reason: Literal["busy", "minute", "day"]
    seconds: float


_runs = ChatRun.metadata.tables["chat_runs"]


def _within_limits() -> Select[Any]:
    """The row of a run that may start; none when it may not."""
    now, user = func.statement_timestamp(), bindparam("its_user", type_=String)
    counted = (
        select(
            func.count().filter(_runs.c.started_at > now - literal(MINUTE, Interval)).label("minute"),
            func.count().label("day"),
        )
        .where(_runs.c.user_id == user, _runs.c.started_at > now - literal(DAY, Interval))
        .subquery()
    )
    return select(user, now, now + bindparam("its_lease", type_=Interval)).where(
        counted.c.minute < bindparam("per_minute"), counted.c.day < bindparam("per_day")
    )


# Two statements of each turn, made once. A parameter may not be called as a column.
_START = (
    insert(_runs)
    .from_select(["user_id", "started_at", "lease_until"], _within_limits())
    .on_conflict_do_nothing()
    .returning(_runs.c.id)
)
_FINISH = (
    update(_runs)
    .where(_runs.c.id == bindparam("its_number"), _runs.c.finished_at.is_(None))
    .values(finished_at=func.statement_timestamp())
)


async def start_run(session: AsyncSession, user_id: str, limits: Limits, lease: timedelta) -> int | None:
    """Starts a run and returns its number; None when a limit is reached or another run goes on.

    One statement: the unique index on running runs lets one of several at once through.
    """
    values = {"its_user": user_id, "its_lease": lease, "per_minute": limits.per_minute, "per_day": limits.per_day}
    number: int | None = (await session.execute(_START, values)).scalar_one_or_none()
    return number


async def end_dead_runs(session: AsyncSession, user_id: str) -> None:
    """Ends the user's runs whose lease is over: their process died."""
    await session.execute(
        update(ChatRun)
        .where(
            col(ChatRun.user_id) == user_id,
            col(ChatRun.finished_at).is_(None),
            col(ChatRun.lease_until) <= func.statement_timestamp(),
        )
        .values(finished_at=col(ChatRun.lease_until))
    )


async def why_refused(session: AsyncSession, user_id: str, limits: Limits) -> Refusal | None:
    """The reason that holds longest; None when there is none any more. Ends the runs of dead processes."""
    now = func.statement_timestamp()
    await end_dead_runs(session, user_id)
    for reason, limit, window in (("day", limits.per_day, DAY), ("minute", limits.per_minute, MINUTE)):
        # The run that has to grow older than the window before the next may start.
        nth = (
            select(type_coerce(col(ChatRun.started_at) + literal(window, Interval) - now, Interval))
            .where(col(ChatRun.user_id) == user_id, col(ChatRun.started_at) > now - literal(window, Interval))
            .order_by(col(ChatRun.started_at).desc())
            .offset(limit - 1)
            .limit(1)
        )
        wait = (await session.execute(nth)).scalar_one_or_none()
        if wait is not None:
            return Refusal("day" if reason == "day" else "minute", wait.total_seconds())
    running = select(func.count()).where(col(ChatRun.user_id) == user_id, col(ChatRun.finished_at).is_(None))
    # How long the other run will take is not known.
    return Refusal("busy", 2) if (await session.execute(running)).scalar_one() else None


async def renew_run(session: AsyncSession, number: int, lease: timedelta) -> None:
    """Makes the lease end later."""
    await session.execute(
        update(ChatRun)
        .where(col(ChatRun.id) == number, col(ChatRun.finished_at).is_(None))
        .values(lease_until=func.statement_timestamp(type_=DateTime(timezone=True)) + literal(lease, Interval))
    )


async def finish_run(session: AsyncSession, number: int) -> None:
    """Lets the user's next run start. The run still counts."""
    await session.execute(_FINISH, {"its_number": number})


async def is_running(session: AsyncSession, number: int) -> bool:
    """False when the run has ended, or its process has died."""
    query = select(func.count()).where(
        col(ChatRun.id) == number,
        col(ChatRun.finished_at).is_(None),
        col(ChatRun.lease_until) > func.statement_timestamp(),
    )
    return bool((await session.execute(query)).scalar_one())
