"""SIGTERM while answers are under way: short ones end well, long ones are told to end and are kept."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from tests.fake_provider import FakeProvider, calls, fake_provider, hangs, says
from tests.server_process import Server, server_process
from tests.tokens import SECRET, shared_secret_token
from todo_backend.draining import CODE, Draining
from todo_backend.errors import ApiError


def variables(database_url: str, fake: FakeProvider, seconds: str) -> dict[str, str]:
    """A server that asks the fake."""
    return {
        "DATABASE_URL": database_url,
        "AUTH_MODE": "shared-secret",
        "JWT_SECRET": SECRET,
        "LLM_BASE_URL": fake.base_url,
        "LLM_MODEL": "fake",
        "SHUTDOWN_STREAM_SECONDS": seconds,
    }


class Caller:
    """One user with a client."""

    def __init__(self, server: Server) -> None:
        user_id = f"drain-{uuid4().hex}"
        token = shared_secret_token(user_id)
        self.root = f"/api/{user_id}"
        self.http = httpx2.AsyncClient(
            base_url=server.origin, headers={"authorization": f"Bearer {token}"}, timeout=60
        )

    async def stream(self, message: str) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """The events of a turn."""
        accept = {"accept": "text/event-stream"}
        async with self.http.stream("POST", f"{self.root}/chat", json={"message": message}, headers=accept) as got:
            name = ""
            async for line in got.aiter_lines():
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    yield name, json.loads(line[6:])


async def test_a_long_stream_is_told_to_end_and_what_was_done_is_kept(database_url: str) -> None:
    with fake_provider(calls(("add_task", {"title": "Milk"})), hangs(8), says("welcome back")) as fake:
        with server_process(**variables(database_url, fake, "0.3")) as server:
            caller = Caller(server)
            got = []
            async for event in caller.stream("milk please"):
                got.append(event)
                if event[0] == "tasks_changed":
                    server.process.send_signal(signal.SIGTERM)
            server.end()
            assert server.process.returncode in (0, -signal.SIGTERM)
        name, error = got[-1]
        assert (name, error["code"]) == ("error", CODE)
        assert error["request_id"]
        assert "same conversation" in error["message"]
        conversation = got[0][1]["conversation_id"]
        fake.script[:] = [says("welcome back")]
        # The next process goes on where this one was.
        with server_process(**variables(database_url, fake, "0.3")) as server:
            again = Caller(server)
            again.root, again.http.headers = caller.root, caller.http.headers
            messages = (await again.http.get(f"{again.root}/conversations/{conversation}/messages")).json()
            assert [message["role"] for message in messages] == ["user", "assistant"]
            assert messages[1]["tool_calls"][0]["result"]["title"] == "Milk"
            body = {"message": "go on", "conversation_id": conversation}
            answer = (await again.http.post(f"{again.root}/chat", json=body)).json()
            assert answer["response"] == "welcome back"


async def test_a_short_answer_ends_well_and_json_is_told_too(database_url: str) -> None:
    with fake_provider(hangs(0.8), hangs(9)) as fake:
        with server_process(**variables(database_url, fake, "4")) as server:
            short, long = Caller(server), Caller(server)

            async def streamed() -> list[tuple[str, dict[str, Any]]]:
                return [event async for event in short.stream("what now")]

            first = asyncio.create_task(streamed())
            while len(fake.requests) < 1:  # noqa: ASYNC110 - another thread's list
                await asyncio.sleep(0.02)
            second = asyncio.create_task(long.http.post(f"{long.root}/chat", json={"message": "what now"}))
            while len(fake.requests) < 2:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
            server.process.send_signal(signal.SIGTERM)
            assert (await first)[-1][0] == "done"
            answer = await second
            server.end()
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, CODE)
        assert answer.headers["retry-after"]


async def test_a_kept_connection_ends_behind_its_next_answer(database_url: str) -> None:
    with fake_provider() as fake:
        settings = variables(database_url, fake, "4") | {"SHUTDOWN_LINGER_SECONDS": "3"}
        with server_process(**settings) as server, httpx2.Client(base_url=server.origin, timeout=10) as client:
            connections: set[Any] = set()

            def ask() -> str:
                with client.stream("GET", "/health/live") as answer:
                    connections.add(answer.extensions["network_stream"].get_extra_info("client_addr"))
                    assert answer.read()
                    return answer.headers.get("connection", "keep-alive")

            assert ask() == "keep-alive"
            server.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(1)
            # It lingers: what is sent into the connection is answered, and not cut off.
            assert ask() == "close"
            assert len(connections) == 1
            # A new one is taken as well, and ends behind its answer.
            assert ask() == "close"
            assert len(connections) == 2
            server.end(10)
            assert server.process.returncode in (0, -signal.SIGTERM)


async def test_a_second_signal_ends_the_lingering(database_url: str) -> None:
    with fake_provider() as fake:
        settings = variables(database_url, fake, "4") | {"SHUTDOWN_LINGER_SECONDS": "30"}
        with server_process(**settings) as server:
            server.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            assert server.process.poll() is None
            server.process.send_signal(signal.SIGTERM)
            server.end(10)


async def test_work_that_comes_after_the_end_is_ended_too() -> None:
    draining = Draining(0)
    draining.begin()
    draining.begin()
    await asyncio.sleep(0.01)
    with pytest.raises(ApiError):
        await draining.until_over(asyncio.sleep(5))


async def test_a_caller_who_gives_up_is_no_restart() -> None:
    draining = Draining(0)
    waiting = asyncio.create_task(draining.until_over(asyncio.sleep(5)))
    await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await draining.until_over(asyncio.sleep(0, "done")) == "done"
