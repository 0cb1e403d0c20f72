"""`/mcp` over a real socket with the official client: the token decides, and any replica answers any request."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Literal

import httpx2
import pytest
from fastapi import FastAPI
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult

from tests.api.test_chat_stream import served
from tests.conftest import MakeApp, User, client_of
from tests.tokens import shared_secret_token
from todo_backend.mcp_tools.server import TOOL_NAMES

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
JSON = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}


@asynccontextmanager
async def connected(app: FastAPI, token: str, mode: Literal["auto", "legacy"] = "auto") -> AsyncIterator[Client]:
    """The official client, signed in, over HTTP."""
    headers = {"Authorization": f"Bearer {token}"}
    async with (
        served(app) as origin,
        httpx2.AsyncClient(headers=headers) as http,
        Client(streamable_http_client(f"{origin}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


def words(result: CallToolResult) -> str:
    """The text of a result."""
    return str(getattr(result.content[0], "text", ""))


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_five_tools(app: FastAPI, user: User, mode: Literal["auto", "legacy"]) -> None:
    async with connected(app, shared_secret_token(user.id), mode) as client:
        assert tuple(tool.name for tool in (await client.list_tools()).tools) == TOOL_NAMES
        added = await client.call_tool("add_task", {"user_id": user.id, "title": "Buy milk"})
        number = (added.structured_content or {})["task_id"]
        assert added.structured_content == {"task_id": number, "status": "created", "title": "Buy milk"}
        rows = await client.call_tool("list_tasks", {"user_id": user.id})
        assert rows.structured_content == {"result": [{"id": number, "title": "Buy milk", "completed": False}]}
        for tool, arguments in (("complete_task", {}), ("update_task", {"title": "Milk"}), ("delete_task", {})):
            result = await client.call_tool(tool, {"user_id": user.id, "task_id": number, **arguments})
            assert not result.is_error, words(result)
    assert await user.titles() == []


ARGUMENTS: dict[str, dict[str, Any]] = {
    "add_task": {"title": "Taken over"},
    "list_tasks": {},
    "complete_task": {"task_id": 0},
    "delete_task": {"task_id": 0},
    "update_task": {"task_id": 0, "title": "Taken over"},
}


@pytest.mark.parametrize("tool", TOOL_NAMES)
async def test_another_users_id_is_a_tool_error(app: FastAPI, make_user: Callable[..., User], tool: str) -> None:
    """With the owner's id the token does not fit, with one's own the task is not there."""
    alice, mallory = make_user("alice"), make_user("mallory")
    task = await alice.add("Secret")
    arguments = {key: task["id"] if key == "task_id" else value for key, value in ARGUMENTS[tool].items()}
    async with connected(app, shared_secret_token(mallory.id)) as client:
        result = await client.call_tool(tool, {**arguments, "user_id": alice.id})
        assert result.is_error
        assert "The user_id is not that of your token." in words(result)
        assert alice.id not in words(result)
        own = await client.call_tool(tool, {**arguments, "user_id": mallory.id})
        assert "Secret" not in str(own)
        assert own.is_error == ("task_id" in arguments)
    assert (await alice.http.get(f"{alice.root}/tasks")).json() == [task]


async def test_replicas_agree(make_app: MakeApp, user: User) -> None:
    """Each request of a connection to another process: nothing of it is in memory."""
    headers = {**JSON, "Authorization": f"Bearer {shared_secret_token(user.id)}"}
    call = {"name": "add_task", "arguments": {"user_id": user.id, "title": "Milk"}}
    messages: list[dict[str, Any]] = [
        {**LIST, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}}},
        LIST,
        {**LIST, "method": "tools/call", "params": call},
    ]
    messages[0]["params"] |= {"clientInfo": {"name": "test", "version": "1"}}
    for message in messages:
        async with served(make_app()) as origin, httpx2.AsyncClient() as http:
            answer = await http.post(f"{origin}/mcp", json=message, headers=headers)
            assert answer.status_code == 200, answer.text
            assert "mcp-session-id" not in answer.headers
            assert "error" not in answer.json()
    assert await user.titles() == ["Milk"]


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "unauthorized"),
        ("Bearer", "unauthorized"),
        ("Bearer nonsense", "unauthorized"),
        ("Basic dTpw", "unauthorized"),
        ("expired", "token_expired"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "GET", "DELETE", "PUT"])
async def test_no_request_without_a_good_token(
    app: FastAPI, user: User, authorization: str | None, code: str, method: str
) -> None:
    if authorization == "expired":
        authorization = f"Bearer {shared_secret_token(user.id, exp=1, iat=0)}"
    headers = {**JSON, "Authorization": authorization} if authorization else JSON
    async with client_of(app) as http:
        answer = await http.request(method, "/mcp", json=LIST, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, code)
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_the_official_client_is_refused_without_a_token(app: FastAPI) -> None:
    with pytest.raises(BaseExceptionGroup):
        async with connected(app, "nonsense") as client:
            await client.list_tools()


@pytest.mark.parametrize("host", ["backend.default.svc.cluster.local:8000", "10.0.0.7:8000", "192.168.49.2:30000"])
async def test_any_host_header_is_served(app: FastAPI, user: User, host: str) -> None:
    answer = await user.http.post("/mcp", json=LIST, headers={**JSON, "Host": host})
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["result"]["tools"]) == 5


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
async def test_no_stream_stays_open(user: User, method: str) -> None:
    answer = await user.http.request(method, "/mcp", headers=JSON)
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"{", {}),
        (b"[]", {}),
        (b'"x"', {}),
        (b"\xff\xfe", {}),
        (b'{"jsonrpc":"2.0","id":1}', {}),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {"Content-Type": "text/plain"}),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {"Accept": "text/html"}),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/list"}', {"Mcp-Protocol-Version": "1999-01-01"}),
    ],
)
async def test_a_bad_body_is_the_callers_fault(user: User, body: bytes, headers: dict[str, str]) -> None:
    answer = await user.http.post("/mcp", content=body, headers={**JSON, **headers})
    assert 400 <= answer.status_code < 500, answer.text


async def test_a_body_that_is_too_large(user: User) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(70):
            yield b" " * 1024

    announced = await user.http.post("/mcp", content=b" " * 70_000, headers=JSON)
    chunked = await user.http.post("/mcp", content=chunks(), headers=JSON)
    assert (announced.status_code, chunked.status_code) == (413, 413)


async def test_unknown_tools_and_wrong_arguments(app: FastAPI, user: User) -> None:
    async with connected(app, shared_secret_token(user.id)) as client:
        result = await client.call_tool("add_task", {"user_id": user.id, "title": "x" * 201})
        assert result.is_error
        result = await client.call_tool("drop_database", {})
        assert result.is_error
        assert "drop_database" in words(result)
    assert await user.titles() == []
