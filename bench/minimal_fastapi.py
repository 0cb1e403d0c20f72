"""The least that FastAPI and SQLModel need to list a user's tasks: no sign-in, no limits, no log, no metrics.

The baseline of the proof `backend-requests`: uvicorn minimal_fastapi:app, with DATABASE_URL (postgresql+asyncpg://…).
"""

import os
from datetime import date, datetime

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession


class Task(SQLModel, table=True):
    """The columns of the table as the application has them."""

    __tablename__ = "tasks"

    id: int = Field(primary_key=True)
    user_id: str
    title: str
    description: str | None
    completed: bool
    due_date: date | None
    created_at: datetime
    updated_at: datetime


# As many connections as the application has: the default closes what is above five after each use.
engine = create_async_engine(os.environ["DATABASE_URL"], pool_size=10)
app = FastAPI()


@app.get("/api/{user_id}/tasks")
async def list_tasks(user_id: str) -> list[Task]:
    """The same rows in the same order as the application's route."""
    async with AsyncSession(engine) as session:
        query = select(Task).where(col(Task.user_id) == user_id).order_by(col(Task.id))
        return list(await session.exec(query))
