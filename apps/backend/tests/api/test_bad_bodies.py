"""Bodies that no form would send: a 4xx in the one shape from every route that takes one, and nothing stored."""

import json

import pytest
from fastapi import FastAPI

from tests.api.test_errors import error_of
from tests.conftest import User

JSON = {"content-type": "application/json"}
BODIES = {
    "nested too deeply": (b"[" * 60_000, JSON),
    "nested too deeply in a field": (b'{"title": ' + b"[" * 30_000 + b"]" * 30_000 + b"}", JSON),
    "a number without an end": (b'{"conversation_id": ' + b"9" * 60_000 + b', "message": "x"}', JSON),
    "not a number": (b'{"title": NaN, "message": Infinity}', JSON),
    "nothing": (b"", JSON),
    "half": (b'{"title": "Milk"', JSON),
    "two": (b'{"title": "Milk"} {"title": "Milk"}', JSON),
    "bytes that are no text": (b'{"title": "\xff\xfe", "message": "\xff"}', JSON),
    "a form": (b"title=Milk&message=x", {"content-type": "application/x-www-form-urlencoded"}),
    "no kind": (b'{"title": "Milk", "message": "x"}', {}),
    "too large": (json.dumps({"title": "Milk", "message": "x", "more": "y" * 66_000}).encode(), JSON),
    "a list": (b'[{"title": "Milk", "message": "x"}]', JSON),
    "a key of the language": (b'{"__class__": {}, "__proto__": {"title": "Milk"}}', JSON),
}


@pytest.mark.parametrize("name", BODIES)
async def test_it_is_refused(app: FastAPI, user: User, name: str) -> None:
    body, headers = BODIES[name]
    task = await user.add("Kept")
    numbers = {"task_id": task["id"], "conversation_id": (await user.chat("hello"))["conversation_id"]}
    asked = 0
    for path, item in app.openapi()["paths"].items():
        for method, operation in item.items():
            if "requestBody" not in operation:
                continue
            asked += 1
            answer = await user.http.request(
                method, path.format(user_id=user.id, **numbers), content=body, headers=headers
            )
            assert answer.status_code in (400, 413, 415, 422), (path, answer.text)
            assert str(answer.status_code) in operation["responses"], path
            error_of(answer)
    assert asked >= 4
    assert (await user.http.get(f"{user.root}/tasks")).json() == [task]
    titles = [row["title"] for row in (await user.http.get(f"{user.root}/conversations")).json()]
    assert titles == ["hello"]
