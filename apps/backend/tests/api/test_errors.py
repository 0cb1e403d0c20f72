"""One error shape, the request id, and the limit of the body."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from tests.conftest import MakeApp, User, client_of
from tests.tokens import shared_secret_token


def error_of(answer: httpx2.Response) -> dict[str, Any]:
    """The error, after a check of its shape."""
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "request_id"}
    assert body["error"]["request_id"] == answer.headers["x-request-id"]
    assert body["error"]["message"]
    error: dict[str, Any] = body["error"]
    return error


async def test_every_kind_of_error_has_the_shape(user: User) -> None:
    http, tasks = user.http, f"{user.root}/tasks"
    wrong_json = await http.post(tasks, content=b"{", headers={"content-type": "application/json"})
    cases = {
        (404, "not_found"): await http.get("/nowhere"),
        (405, "method_not_allowed"): await http.delete(tasks),
        (422, "validation_failed"): await http.post(tasks, json={}),
        (403, "forbidden"): await http.get("/api/someone/tasks"),
    }
    for (status, code), answer in cases.items():
        assert (answer.status_code, error_of(answer)["code"]) == (status, code)
    assert (wrong_json.status_code, error_of(wrong_json)["code"]) == (422, "validation_failed")
    assert error_of(cases[422, "validation_failed"])["message"] == "title: Field required"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PATCH", "tasks", "GET, POST"),
        ("POST", "tasks/1", "DELETE, GET, PUT"),
        ("GET", "chat", "POST"),
        ("PUT", "conversations/1", "DELETE, GET, PATCH"),
    ],
)
async def test_a_wrong_method_is_told_all_right_ones(user: User, method: str, path: str, allowed: str) -> None:
    answer = await user.http.request(method, f"{user.root}/{path}")
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert error_of(answer)["code"] == "method_not_allowed"


async def test_an_error_does_not_repeat_what_was_sent(user: User) -> None:
    answer = await user.http.post(f"{user.root}/tasks", json={"title": {"secret": "hunter2"}})
    assert answer.status_code == 422
    assert "hunter2" not in answer.text


async def test_a_body_that_is_no_text(user: User) -> None:
    answer = await user.http.post(
        f"{user.root}/tasks", content=b'{"title": "\xff"}', headers={"content-type": "application/json"}
    )
    assert (answer.status_code, error_of(answer)["code"]) == (400, "bad_request")
    assert await user.titles() == []


async def test_a_sane_request_id_is_kept_and_another_replaced(user: User) -> None:
    async def returned(offered: str) -> str:
        answer = await user.http.get("/health/live", headers={"x-request-id": offered})
        return str(answer.headers["x-request-id"])

    assert await returned("abc-123.DEF:9") == "abc-123.DEF:9"
    for insane in ("short", "x" * 129, "has a space in it", 'quote"quote'):
        assert await returned(insane) != insane


async def test_a_large_body_is_refused(user: User) -> None:
    answer = await user.http.post(f"{user.root}/tasks", json={"title": "x", "description": "y" * 70_000})
    assert (answer.status_code, error_of(answer)["code"]) == (413, "body_too_large")


async def test_a_large_body_without_a_length_is_refused(user: User) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b" " * 8000

    answer = await user.http.post(
        f"{user.root}/tasks", content=chunks(), headers={"content-type": "application/json"}
    )
    assert (answer.status_code, error_of(answer)["code"]) == (413, "body_too_large")


async def test_a_database_that_is_away_is_503(make_app: MakeApp, database_url: str) -> None:
    nothing_there = "postgresql://todo:pw@127.0.0.1:1/todo"
    for url in (nothing_there, f"{database_url.rsplit('/', 1)[0]}/no_such_database"):
        await refuses_to_serve(make_app(database_url=SecretStr(url)))


async def refuses_to_serve(app: FastAPI) -> None:
    """Every answer that needs the database is a 503."""
    async with client_of(app, shared_secret_token("u")) as http:
        answer = await http.get("/api/u/tasks")
        assert (answer.status_code, error_of(answer)["code"]) == (503, "database_unavailable")
        assert answer.headers["retry-after"] == "2"
        ready = await http.get("/health/ready")
        assert (ready.status_code, error_of(ready)["code"]) == (503, "database_unavailable")
        assert (await http.get("/health/live")).status_code == 200


async def test_a_bug_is_500_without_its_words(make_app: MakeApp, capsys: pytest.CaptureFixture[str]) -> None:
    app: FastAPI = make_app()

    @app.get("/bug")
    async def bug() -> None:
        raise RuntimeError("hunter2")

    async with client_of(app) as http:
        answer = await http.get("/bug")
    assert (answer.status_code, error_of(answer)["code"]) == (500, "internal_error")
    assert "hunter2" not in answer.text
    assert "hunter2" not in capsys.readouterr().out


async def test_health(user: User) -> None:
    for path in ("/health/live", "/health/ready"):
        answer = await user.http.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_the_documentation_is_off_in_production(make_app: MakeApp) -> None:
    for environment, status in (("dev", 200), ("prod", 404)):
        async with client_of(make_app(environment=environment)) as http:
            assert (await http.get("/openapi.json")).status_code == status
            assert (await http.get("/docs")).status_code == status
