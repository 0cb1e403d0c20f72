"""The stream, through a real uvicorn on a real socket: order of events, early words, a reader that goes away."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from tests.conftest import MakeApp, User
from tests.fake_provider import calls, fake_provider, hangs, says
from todo_backend.api import chat_stream

SSE = {"accept": "text/event-stream"}
Event = tuple[str, dict[str, Any]]


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The app under uvicorn; yields its origin."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


@asynccontextmanager
async def stream(origin: str, user: User, message: str) -> AsyncIterator[httpx2.Response]:
    """One streamed turn."""
    headers = {**SSE, "authorization": user.http.headers["authorization"]}
    async with (
        httpx2.AsyncClient(base_url=origin) as http,
        http.stream("POST", f"{user.root}/chat", json={"message": message}, headers=headers) as response,
    ):
        yield response


async def events(response: httpx2.Response) -> AsyncIterator[Event]:
    """The events as they come; comments as ("comment", {})."""
    name = ""
    async for line in response.aiter_lines():
        if line.startswith(":"):
            yield "comment", {}
        elif line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            yield name, json.loads(line[6:])


async def test_the_events_of_a_turn(app: FastAPI, user: User) -> None:
    async with served(app) as origin, stream(origin, user, "Add a task to buy groceries") as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-cache, no-transform"
        got = [event async for event in events(response)]
    names = [name for name, _ in got]
    assert names[:4] == ["conversation", "tool_call", "tool_result", "tasks_changed"]
    assert set(names[4:-1]) == {"text"}
    assert names[-1] == "done"
    data = dict(got)
    assert data["tool_call"] == {"number": 1, "name": "add_task", "arguments": {"title": "Buy groceries"}}
    assert data["tool_result"]["result"]["status"] == "created"
    text = "".join(item["delta"] for name, item in got if name == "text")
    assert text == data["done"]["response"]
    assert data["done"]["conversation_id"] == data["conversation"]["conversation_id"]
    stored = await user.http.get(f"{user.root}/conversations/{data['conversation']['conversation_id']}/messages")
    assert [message["content"] for message in stored.json()] == ["Add a task to buy groceries", text]


async def test_reading_changes_nothing(app: FastAPI, user: User) -> None:
    async with served(app) as origin, stream(origin, user, "show my tasks") as response:
        names = [name async for name, _ in events(response)]
    assert "tool_result" in names
    assert "tasks_changed" not in names


async def test_errors_before_the_stream_are_plain(user: User) -> None:
    answer = await user.http.post(f"{user.root}/chat", json={"message": ""}, headers=SSE)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "validation_failed")
    body = {"message": "hi", "conversation_id": 999_999_999}
    assert (await user.http.post(f"{user.root}/chat", json=body, headers=SSE)).status_code == 404


async def test_comments_while_the_model_thinks(
    make_app: MakeApp, make_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chat_stream.COMMENT_SECONDS == 15
    monkeypatch.setattr(chat_stream, "COMMENT_SECONDS", 0.1)
    with fake_provider(hangs(0.35)) as fake:
        app = make_app(llm_provider="groq", groq_api_key=SecretStr("k"), llm_base_url=fake.base_url)
        user = make_user(of=app)
        async with served(app) as origin, stream(origin, user, "what now") as response:
            names = [name async for name, _ in events(response)]
    assert names[0] == "conversation"
    assert names.count("comment") >= 2
    assert names[-1] == "done"


async def test_a_reader_that_goes_away_ends_the_turn_and_keeps_what_was_done(
    make_app: MakeApp, make_user: Callable[..., User]
) -> None:
    with fake_provider(calls(("add_task", {"title": "Milk"})), hangs(5), says("too late")) as fake:
        app = make_app(llm_provider="groq", groq_api_key=SecretStr("k"), llm_base_url=fake.base_url)
        user = make_user(of=app)
        async with served(app) as origin:
            async with stream(origin, user, "milk") as response:
                conversation = 0
                async for name, data in events(response):
                    conversation = data.get("conversation_id", conversation)
                    if name == "tasks_changed":
                        break
            messages = await stored_messages(user, conversation)
    assert [message["role"] for message in messages] == ["user", "assistant"]
    assert messages[1]["content"] == "(stopped)"
    assert messages[1]["tool_calls"][0]["result"]["title"] == "Milk"
    assert await user.titles() == ["Milk"]


async def stored_messages(user: User, conversation: int) -> list[dict[str, Any]]:
    """The messages, as soon as the reply is among them."""
    for _ in range(200):
        answer = await user.http.get(f"{user.root}/conversations/{conversation}/messages")
        messages: list[dict[str, Any]] = answer.json()
        if len(messages) == 2:
            return messages
        await asyncio.sleep(0.02)
    raise AssertionError("the reply was not stored")


async def test_many_streams_at_once(app: FastAPI, make_user: Callable[..., User]) -> None:
    users = [make_user() for _ in range(20)]

    async def turn(origin: str, user: User, number: int) -> tuple[str, list[str]]:
        async with stream(origin, user, f"add thing {number}") as response:
            last = [event async for event in events(response)][-1]
        return last[0], await user.titles()

    async with served(app) as origin:
        outcomes = await asyncio.gather(*(turn(origin, user, number) for number, user in enumerate(users)))
    assert outcomes == [("done", [f"Thing {number}"]) for number in range(20)]
