"""The guards of the chat over HTTP: limits, one run at a time, Idempotency-Key, as JSON and as a stream."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from tests.api.test_chat_stream import events, served, stream
from tests.conftest import MakeApp, User
from tests.fake_provider import calls, fake_provider, hangs, says

SSE = {"accept": "text/event-stream"}


async def send(user: User, message: str, key: str | None = None, **headers: str) -> httpx2.Response:
    """One message."""
    if key is not None:
        headers["idempotency-key"] = key
    return await user.http.post(f"{user.root}/chat", json={"message": message}, headers=headers)


async def stored(user: User, conversation: int) -> list[dict[str, Any]]:
    """The messages of a conversation."""
    messages: list[dict[str, Any]] = (
        await user.http.get(f"{user.root}/conversations/{conversation}/messages")
    ).json()
    return messages


@pytest.mark.parametrize("headers", [{}, SSE])
async def test_too_many_messages(make_app: MakeApp, make_user: Callable[..., User], headers: dict[str, str]) -> None:
    user = make_user(of=make_app(chat_per_minute=2))
    for _ in range(2):
        assert (await send(user, "hello", **headers)).status_code == 200
    refused = await send(user, "hello", **headers)
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_messages")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert len((await user.http.get(f"{user.root}/conversations")).json()) == 2
    assert (await user.http.get(f"{user.root}/tasks")).status_code == 200


async def test_one_message_at_a_time(make_app: MakeApp, make_user: Callable[..., User]) -> None:
    with fake_provider(hangs(2), says("Hi")) as fake:
        app = make_app(llm_provider="groq", groq_api_key=SecretStr("k"), llm_base_url=fake.base_url)
        user = make_user(of=app)
        first = asyncio.create_task(send(user, "first"))
        while not (await user.http.get(f"{user.root}/conversations")).json():  # noqa: ASYNC110 - the app has no event for it
            await asyncio.sleep(0.02)
        second = await send(user, "second")
        assert (second.status_code, second.json()["error"]["code"]) == (429, "chat_busy")
        assert int(second.headers["retry-after"]) >= 1
        assert (await first).status_code == 200
    assert len((await user.http.get(f"{user.root}/conversations")).json()) == 1


async def test_the_next_message_may_follow_the_last_event_at_once(app: FastAPI, user: User) -> None:
    async with served(app) as origin:
        for number in range(5):
            async with stream(origin, user, f"add thing {number}") as response:
                async for name, _ in events(response):
                    if name == "done":
                        break
                # The connection is still open here.
                answer = await send(user, f"add other {number}")
                assert answer.status_code == 200, answer.text


async def test_a_replay_is_not_done_again(user: User) -> None:
    first = await send(user, "add milk", "k")
    again = await send(user, "add milk", "k")
    assert (again.status_code, again.content) == (200, first.content)
    assert (first.headers.get("idempotency-replayed"), again.headers["idempotency-replayed"]) == (None, "true")
    assert await user.titles() == ["Milk"]
    assert len(await stored(user, first.json()["conversation_id"])) == 2
    other = await send(user, "add bread", "k")
    assert (other.status_code, other.json()["error"]["code"]) == (409, "idempotency_key_reused")
    assert await user.titles() == ["Milk"]


async def test_a_stream_is_replayed_as_a_stream(user: User) -> None:
    first = await send(user, "add milk", "k", **SSE)
    again = await send(user, "add milk", "k", **SSE)
    assert again.headers["content-type"].startswith("text/event-stream")
    assert again.headers["idempotency-replayed"] == "true"

    def named(response: httpx2.Response) -> list[tuple[str, Any]]:
        blocks = [block.split("\n") for block in response.text.strip().split("\n\n")]
        return [(kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for kind, data in blocks]

    def without_text(response: httpx2.Response) -> list[tuple[str, Any]]:
        return [event for event in named(response) if event[0] != "text"]

    assert without_text(again) == without_text(first)
    words = ["".join(data["delta"] for kind, data in named(one) if kind == "text") for one in (first, again)]
    assert words[0] == words[1]
    assert await user.titles() == ["Milk"]
    as_json = await send(user, "add milk", "k")
    assert as_json.json() == dict(named(first))["done"]


async def test_a_message_to_no_conversation_frees_its_key(user: User) -> None:
    body = {"message": "add milk", "conversation_id": 999_999_999}
    headers = {"idempotency-key": "k"}
    for _ in range(2):
        assert (await user.http.post(f"{user.root}/chat", json=body, headers=headers)).status_code == 404
    assert (await send(user, "add milk", "k")).status_code == 200


async def test_a_turn_that_was_stopped_is_replayed_as_it_was(
    make_app: MakeApp, make_user: Callable[..., User]
) -> None:
    """The connection breaks after a tool ran; the client sends the request again: no second task."""
    with fake_provider(calls(("add_task", {"title": "Milk"})), hangs(5), says("too late")) as fake:
        app = make_app(llm_provider="groq", groq_api_key=SecretStr("k"), llm_base_url=fake.base_url)
        user = make_user(of=app)
        headers = {**SSE, "authorization": user.http.headers["authorization"], "idempotency-key": "k"}
        async with (
            served(app) as origin,
            httpx2.AsyncClient(base_url=origin, headers=headers) as http,
        ):
            async with http.stream("POST", f"{user.root}/chat", json={"message": "milk"}) as response:
                async for name, _ in events(response):
                    if name == "tasks_changed":
                        break
            for _ in range(100):
                again = await send(user, "milk", "k")
                if again.status_code != 409:
                    break
                assert again.json()["error"]["code"] == "request_in_progress"
                await asyncio.sleep(0.05)
    assert (again.status_code, again.headers["idempotency-replayed"]) == (200, "true")
    assert again.json()["response"] == "(stopped)"
    assert again.json()["tool_calls"][0]["result"]["title"] == "Milk"
    assert await user.titles() == ["Milk"]
    messages = await stored(user, again.json()["conversation_id"])
    assert [message["content"] for message in messages] == ["milk", "(stopped)"]
