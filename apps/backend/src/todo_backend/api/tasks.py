"""CRUD on tasks, as the spec's table has it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from todo_backend.api.access import Owner, State, TaskId
from todo_backend.api.responses import BODY_ERRORS, ERRORS, KEY_ERRORS, NO_TASK, REPLAYED_HEADER, answers
from todo_backend.api.schemas import Task, TaskCreate, TaskUpdate
from todo_backend.db import models
from todo_backend.db import tasks as repository
from todo_backend.errors import not_found
from todo_backend.guards import idempotency

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"], responses=ERRORS)

LISTED = answers(200, "The tasks in the order that was asked for")
CREATED = answers(201, "The new task", BODY_ERRORS, KEY_ERRORS)
CREATED[201]["headers"] = REPLAYED_HEADER
READ = answers(200, "The task", NO_TASK)
CHANGED = answers(200, "The task as it is now", BODY_ERRORS, NO_TASK)
DELETED = answers(204, "It is gone; the answer has no body", NO_TASK)
TOGGLED = answers(200, "The task as it is now", NO_TASK)


@router.get(
    "", summary="List tasks, oldest first, by title or by due date", response_model=list[Task], responses=LISTED
)
async def list_tasks(
    user_id: Owner,
    state: State,
    status: Annotated[repository.Status, Query(description="Which tasks", examples=["pending"])] = "all",
    sort: Annotated[
        repository.Sort,
        Query(description="Oldest first, by title, or the next due first (those without a date last)"),
    ] = "created",
) -> list[models.Task]:
    """The user's tasks; an empty list when there are none."""
    async with state.database.reading() as session:
        return await repository.list_tasks(session, user_id, status, sort)


@router.post("", summary="Create a task", status_code=201, response_model=Task, responses=CREATED)
async def create_task(
    user_id: Owner,
    state: State,
    response: Response,
    body: TaskCreate,
    key: idempotency.IdempotencyKey = None,
) -> Any:
    """A new task is pending. With an `Idempotency-Key` a request that is sent again makes no second task."""
    async with state.database.session() as session:
        if key is not None:
            stored = await idempotency.claim(session, user_id, "create_task", key, body)
            if stored is not None:
                response.headers.update(idempotency.REPLAYED)
                return stored
        row = await repository.create_task(session, user_id, body.title, body.description or None, body.due_date)
        task = Task.model_validate(row)
        if key is not None:
            await idempotency.keep(session, user_id, "create_task", key, task)
    return task


@router.get("/{task_id}", summary="Read one task", responses=READ)
async def get_task(user_id: Owner, state: State, task_id: TaskId) -> Task:
    """The task."""
    async with state.database.reading() as session:
        return _found(await repository.get_task(session, user_id, task_id), task_id)


@router.put("/{task_id}", summary="Change a task", responses=CHANGED)
async def update_task(
    user_id: Owner,
    state: State,
    task_id: TaskId,
    body: TaskUpdate,
) -> Task:
    """Changes the fields that are given."""
    changes = body.model_dump(include=body.model_fields_set)
    if changes.get("description") == "":
        changes["description"] = None
    async with state.database.session() as session:
        return _found(await repository.change_task(session, user_id, task_id, changes), task_id)


@router.delete(
    "/{task_id}",
    summary="Delete a task",
    status_code=204,
    responses=DELETED,
)
async def delete_task(user_id: Owner, state: State, task_id: TaskId) -> Response:
    """Deletes the task for good."""
    async with state.database.session() as session:
        _found(await repository.delete_task(session, user_id, task_id), task_id)
    return Response(status_code=204)


@router.patch("/{task_id}/complete", summary="Toggle a task's completion", responses=TOGGLED)
async def toggle_task(user_id: Owner, state: State, task_id: TaskId) -> Task:
    """Pending becomes completed, completed becomes pending."""
    async with state.database.session() as session:
        return _found(await repository.toggle_task(session, user_id, task_id), task_id)


def _found(task: models.Task | None, task_id: int) -> Task:
    if task is None:
        raise not_found("task", task_id)
    return Task.model_validate(task)
