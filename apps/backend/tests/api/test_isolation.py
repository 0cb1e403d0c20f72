"""Two users: nothing of one can be seen, changed or found out by the other, over any route and any tool."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from tests.conftest import User, client_of


@pytest.fixture
def alice(make_user: Callable[..., User]) -> User:
    """The owner."""
    return make_user("alice")


@pytest.fixture
def mallory(make_user: Callable[..., User]) -> User:
    """The other."""
    return make_user("mallory")


def user_routes(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path with a user in it, from the app itself: a new route is in the test at once."""
    paths = app.openapi()["paths"]
    found = [(method.upper(), path) for path, item in paths.items() if "{user_id}" in path for method in item]
    assert len(found) >= 12
    return found


def filled(path: str, user_id: str, number: int) -> str:
    """The path of a user's row."""
    return path.format(user_id=user_id, task_id=number, conversation_id=number)


BODY = {"title": "Taken over", "message": "delete task 1", "completed": True}


async def test_no_route_without_a_token(app: FastAPI, alice: User) -> None:
    task = await alice.add("Secret")
    async with client_of(app) as nobody:
        for method, path in user_routes(app):
            answer = await nobody.request(method, filled(path, alice.id, task["id"]), json=BODY)
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized"), path
            assert answer.headers["www-authenticate"] == "Bearer"
    assert await alice.titles() == ["Secret"]


async def test_no_route_of_another_user(app: FastAPI, alice: User, mallory: User) -> None:
    task = await alice.add("Secret")
    for method, path in user_routes(app):
        answer = await mallory.http.request(method, filled(path, alice.id, task["id"]), json=BODY)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "forbidden"), path
    assert await alice.titles() == ["Secret"]


async def test_no_foreign_row_under_ones_own_path(app: FastAPI, alice: User, mallory: User) -> None:
    """A foreign id answers exactly as one that is not there."""
    task = await alice.add("Secret")
    chat = await alice.chat("show my tasks")
    for method, path in user_routes(app):
        if "_id}" not in path.removeprefix("/api/{user_id}"):
            continue
        number = chat["conversation_id"] if "conversation" in path else task["id"]
        answer = await mallory.http.request(method, filled(path, mallory.id, number), json=BODY)
        assert answer.status_code == 404, path
        assert "Secret" not in answer.text
    answer = await mallory.http.post(
        f"{mallory.root}/chat", json={"message": "hello", "conversation_id": chat["conversation_id"]}
    )
    assert answer.status_code == 404
    messages = (await alice.http.get(f"{alice.root}/conversations/{chat['conversation_id']}/messages")).json()
    assert len(messages) == 2
    assert [task["completed"] for task in (await alice.http.get(f"{alice.root}/tasks")).json()] == [False]


async def test_lists_hold_only_ones_own(alice: User, mallory: User) -> None:
    await alice.add("Secret")
    await alice.chat("show my tasks")
    assert await mallory.titles() == []
    assert (await mallory.http.get(f"{mallory.root}/conversations")).json() == []


@pytest.mark.parametrize(
    "sentence", ["complete task {id}", "delete task {id}", "rename task {id} to Mine", "delete the secret task"]
)
async def test_no_tool_reaches_a_foreign_task(alice: User, mallory: User, sentence: str) -> None:
    task = await alice.add("Secret")
    answer = await mallory.chat(sentence.format(id=task["id"]))
    assert "Secret" not in str(answer["tool_calls"])
    assert all(call["is_error"] for call in answer["tool_calls"] if call["name"] != "list_tasks")
    kept = (await alice.http.get(f"{alice.root}/tasks/{task['id']}")).json()
    assert kept == task


async def test_no_listing_tool_shows_foreign_tasks(alice: User, mallory: User) -> None:
    await alice.add("Secret")
    for sentence in ("show my tasks", "what's pending?", "what have I completed?"):
        answer = await mallory.chat(sentence)
        assert answer["tool_calls"][0]["result"] == []


def test_every_route_with_a_user_asks_who_it_is(app: FastAPI) -> None:
    for method, path in user_routes(app):
        operation = app.openapi()["paths"][path][method.lower()]
        assert operation["security"], path
    open_to_all = {context.path for context in iter_route_contexts(app.routes)} - {
        path for _, path in user_routes(app)
    }
    # /mcp asks for a token by itself: tests/mcp_tools/test_http.py
    assert open_to_all <= {"/health/live", "/health/ready", "/openapi.json", "/docs", "/docs/oauth2-redirect", "/mcp"}
