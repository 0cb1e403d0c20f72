"""Conversations over HTTP: read, rename, delete; and what deleting one leaves behind."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.conftest import User
from todo_backend.db import conversations as repository


async def test_read_one(user: User) -> None:
    number = (await user.chat("hello"))["conversation_id"]
    answer = await user.http.get(f"{user.root}/conversations/{number}")
    assert answer.status_code == 200
    assert [answer.json()] == (await user.http.get(f"{user.root}/conversations")).json()


async def test_rename_keeps_the_place_in_the_list(user: User) -> None:
    first = (await user.chat("hello"))["conversation_id"]
    second = (await user.chat("thanks"))["conversation_id"]
    before = (await user.http.get(f"{user.root}/conversations/{first}")).json()
    answer = await user.http.patch(f"{user.root}/conversations/{first}", json={"title": "  Small\ttalk "})
    assert (answer.status_code, answer.json()) == (200, {**before, "title": "Small talk"})
    rows = (await user.http.get(f"{user.root}/conversations")).json()
    assert [(row["id"], row["title"]) for row in rows] == [(second, "thanks"), (first, "Small talk")]


@pytest.mark.parametrize(
    "body", [{}, {"title": ""}, {"title": " \u200a"}, {"title": "x" * 201}, {"title": 7}, {"title": None}, [], None]
)
async def test_a_wrong_title_is_refused(user: User, body: Any) -> None:
    number = (await user.chat("hello"))["conversation_id"]
    answer = await user.http.patch(f"{user.root}/conversations/{number}", json=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "validation_failed")
    assert (await user.http.get(f"{user.root}/conversations/{number}")).json()["title"] == "hello"


async def test_delete_takes_the_messages_and_leaves_the_tasks(app: FastAPI, user: User) -> None:
    kept = (await user.chat("hello"))["conversation_id"]
    body = {"message": "add milk"}
    headers = {"idempotency-key": "k"}
    answer = await user.http.post(f"{user.root}/chat", json=body, headers=headers)
    number = answer.json()["conversation_id"]
    path = f"{user.root}/conversations/{number}"
    gone = await user.http.delete(path)
    assert (gone.status_code, gone.content) == (204, b"")
    for method, where in (("GET", path), ("DELETE", path), ("GET", f"{path}/messages")):
        assert (await user.http.request(method, where)).status_code == 404
    assert (await user.http.patch(path, json={"title": "x"})).status_code == 404
    refused = await user.http.post(f"{user.root}/chat", json={"message": "hi", "conversation_id": number})
    assert refused.status_code == 404
    assert [row["id"] for row in (await user.http.get(f"{user.root}/conversations")).json()] == [kept]
    assert await user.titles() == ["Milk"]
    async with app.state.todo.database.session() as session:
        left = (
            "SELECT (SELECT count(*) FROM messages WHERE conversation_id = :number), "
            "(SELECT count(*) FROM idempotency_keys WHERE user_id = :user AND answer IS NOT NULL)"
        )
        found = await session.execute(text(left), {"number": number, "user": user.id})
        assert tuple(found.one()) == (0, 0)
    again = await user.http.post(f"{user.root}/chat", json=body, headers=headers)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "request_interrupted")
    assert await user.titles() == ["Milk"]


async def test_a_reply_to_a_deleted_conversation_is_not_stored(app: FastAPI, user: User) -> None:
    """The model may still be thinking when its conversation is deleted."""
    number = (await user.chat("hello"))["conversation_id"]
    await user.http.delete(f"{user.root}/conversations/{number}")
    async with app.state.todo.database.session() as session:
        stored = await repository.add_message(session, user.id, number, role="assistant", content="Hi")
    assert not stored
