"""CRUD on tasks, as the spec's table has it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from todo_backend.api.access import ERRORS, NOT_FOUND, Owner, State, TaskId
from todo_backend.api.schemas import Task, TaskCreate, TaskUpdate
from todo_backend.db import models
from todo_backend.db import tasks as repository
from todo_backend.errors import not_found

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"], responses=ERRORS)


@router.get("", summary="List tasks, oldest first or by title")
async def list_tasks(
    user_id: Owner,
    state: State,
    status: Annotated[repository.Status, Query()] = "all",
    sort: Annotated[repository.Sort, Query()] = "created",
) -> list[Task]:
    """The user's tasks; an empty list when there are none."""
    async with state.database.session() as session:
        rows = await repository.list_tasks(session, user_id, status, sort)
    return [Task.model_validate(row) for row in rows]


@router.post("", summary="Create a task", status_code=201)
async def create_task(user_id: Owner, state: State, body: TaskCreate) -> Task:
    """A new task is pending."""
    async with state.database.session() as session:
        task = await repository.create_task(session, user_id, body.title, body.description or None)
    return Task.model_validate(task)


@router.get("/{task_id}", summary="Read one task", responses=NOT_FOUND)
async def get_task(user_id: Owner, state: State, task_id: TaskId) -> Task:
    """The task."""
    async with state.database.session() as session:
        return _found(await repository.get_task(session, user_id, task_id), task_id)


@router.put("/{task_id}", summary="Change a task", responses=NOT_FOUND)
async def update_task(user_id: Owner, state: State, task_id: TaskId, body: TaskUpdate) -> Task:
    """Changes the fields that are given."""
    changes = body.model_dump(include=body.model_fields_set)
    if changes.get("description") == "":
        changes["description"] = None
    async with state.database.session() as session:
        return _found(await repository.change_task(session, user_id, task_id, changes), task_id)


@router.delete("/{task_id}", summary="Delete a task", status_code=204, responses=NOT_FOUND)
async def delete_task(user_id: Owner, state: State, task_id: TaskId) -> Response:
    """Deletes the task for good."""
    async with state.database.session() as session:
        _found(await repository.delete_task(session, user_id, task_id), task_id)
    return Response(status_code=204)


@router.patch("/{task_id}/complete", summary="Turn a task's completion round", responses=NOT_FOUND)
async def toggle_task(user_id: Owner, state: State, task_id: TaskId) -> Task:
    """Pending becomes completed, completed becomes pending."""
    async with state.database.session() as session:
        return _found(await repository.toggle_task(session, user_id, task_id), task_id)


def _found(task: models.Task | None, task_id: int) -> Task:
    if task is None:
        raise not_found("task", task_id)
    return Task.model_validate(task)
