"""All queries on tasks. Each takes the user's id: here is the one place where ownership is kept."""

from datetime import date
from typing import Any, Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from todo_backend.db.models import Task

Status = Literal["all", "pending", "completed"]
Sort = Literal["created", "title", "due_date"]


async def list_tasks(
    session: AsyncSession, user_id: str, status: Status = "all", sort: Sort = "created"
) -> list[Task]:
    """The user's tasks: oldest first, by title without regard to case, or the next due first.

    Tasks without a due date come after those with one.
    """
    query = select(Task).where(col(Task.user_id) == user_id)
    if status != "all":
        query = query.where(col(Task.completed) == (status == "completed"))
    if sort == "title":
        query = query.order_by(func.lower(col(Task.title)), col(Task.id))
    elif sort == "due_date":
        # Ascending order puts NULL last.
        query = query.order_by(col(Task.due_date), col(Task.id))
    else:
        query = query.order_by(col(Task.id))
    return list((await session.execute(query)).scalars())


async def get_task(session: AsyncSession, user_id: str, task_id: int) -> Task | None:
    """The task, or None when it is not there or another user's."""
    query = select(Task).where(col(Task.user_id) == user_id, col(Task.id) == task_id)
    return (await session.execute(query)).scalar_one_or_none()


async def create_task(
    session: AsyncSession, user_id: str, title: str, description: str | None, due_date: date | None = None
) -> Task:
    """Stores a new, pending task."""
    task = Task(user_id=user_id, title=title, description=description, due_date=due_date)
    session.add(task)
    await session.flush()
    return task


async def change_task(session: AsyncSession, user_id: str, task_id: int, changes: dict[str, Any]) -> Task | None:
    """Sets the named columns in one statement and returns the task as it is now; None when not the user's."""
    if not changes:
        return await get_task(session, user_id, task_id)
    query = (
        update(Task)
        .where(col(Task.user_id) == user_id, col(Task.id) == task_id)
        .values(**changes, updated_at=func.now())
        .returning(Task)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def toggle_task(session: AsyncSession, user_id: str, task_id: int) -> Task | None:
    """Turns `completed` round, in one statement, so that two toggles at once are two toggles."""
    return await change_task(session, user_id, task_id, {"completed": ~col(Task.completed)})


async def delete_task(session: AsyncSession, user_id: str, task_id: int) -> Task | None:
    """Deletes the task and returns what it was; None when not the user's."""
    query = delete(Task).where(col(Task.user_id) == user_id, col(Task.id) == task_id).returning(Task)
    return (await session.execute(query)).scalar_one_or_none()
