"""`Idempotency-Key` on creating a task: sent again, it is one task."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from tests.conftest import User

MILK = {"title": "Milk", "due_date": "2026-12-24"}


async def create(user: User, key: str, body: dict[str, Any] = MILK) -> httpx2.Response:
    """One request with a key."""
    return await user.http.post(f"{user.root}/tasks", json=body, headers={"idempotency-key": key})


async def test_a_replay_gives_the_stored_answer(user: User) -> None:
    first = await create(user, "k")
    assert first.status_code == 201
    assert "idempotency-replayed" not in first.headers
    task = first.json()
    await user.http.put(f"{user.root}/tasks/{task['id']}", json={"title": "Oat milk"})
    again = await create(user, "k")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    assert await user.titles() == ["Oat milk"]


async def test_the_order_of_the_fields_does_not_matter(user: User) -> None:
    await create(user, "k")
    assert (await create(user, "k", dict(reversed(MILK.items())))).status_code == 201
    assert await user.titles() == ["Milk"]


async def test_another_body_is_a_conflict(user: User) -> None:
    await create(user, "k")
    for body in ({"title": "Bread"}, {"title": "Milk"}, {**MILK, "description": None}):
        answer = await create(user, "k", body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "idempotency_key_reused")
    assert await user.titles() == ["Milk"]


async def test_the_same_request_many_times_at_once_is_one_task(user: User) -> None:
    answers = await asyncio.gather(*(create(user, "k") for _ in range(12)))
    assert {(answer.status_code, answer.content) for answer in answers} == {(201, answers[0].content)}
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert await user.titles() == ["Milk"]


async def test_different_bodies_at_once_are_one_task_and_conflicts(user: User) -> None:
    answers = await asyncio.gather(*(create(user, "k", {"title": f"Task {number}"}) for number in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7
    assert len(await user.titles()) == 1


async def test_keys_belong_to_their_user_and_operation(user: User, make_user: Callable[..., User]) -> None:
    other = make_user()
    for someone in (user, other):
        assert "idempotency-replayed" not in (await create(someone, "k")).headers
        assert await someone.titles() == ["Milk"]
    answer = await user.http.post(
        f"{user.root}/chat", json={"message": "add bread"}, headers={"idempotency-key": "k"}
    )
    assert answer.status_code == 200
    assert await user.titles() == ["Milk", "Bread"]


async def test_a_refused_request_does_not_use_up_its_key(user: User) -> None:
    assert (await create(user, "k", {"title": ""})).status_code == 422
    assert (await create(user, "k")).status_code == 201


@pytest.mark.parametrize("key", ["", "x" * 256, "tab\there", "caf\xe9"])
async def test_a_wrong_key_is_refused(user: User, key: str) -> None:
    headers = {b"idempotency-key": key.encode("latin-1")}
    answer = await user.http.post(f"{user.root}/tasks", json=MILK, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "validation_failed")
    assert await user.titles() == []


async def test_a_task_that_cannot_be_stored_leaves_the_key_free(
    app: FastAPI, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Key and task are one transaction: there is both or neither."""
    from todo_backend.db import tasks

    async def fails(*_: Any) -> None:
        raise TimeoutError

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "create_task", fails)
        assert (await create(user, "k")).status_code == 503
    first = await create(user, "k")
    assert first.status_code == 201
    assert "idempotency-replayed" not in first.headers
