"""Every field of every route wrong in every way, as Schemathesis makes them from the OpenAPI document.

All its checks are on: no 5xx, only documented answers in their documented form, what fits the schema is accepted and
what does not is refused, no route without its token, 405 with Allow for every other method, and what was deleted is
gone. It is a process of its own that speaks to a real uvicorn; its four phases are examples, coverage (each limit of
each field), fuzzing and chains of requests. `FUZZ_SEED` and `FUZZ_EXAMPLES` look for more than the fixed run does.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fastapi import FastAPI

from tests.api.test_chat_stream import served
from tests.conftest import MakeApp
from tests.tokens import shared_secret_token

SEED = os.environ.get("FUZZ_SEED", "1")
EXAMPLES = os.environ.get("FUZZ_EXAMPLES", "15")
CONFIG = Path(__file__).with_name("schemathesis.toml")
SECONDS = 240


def document_for(app: FastAPI, user_id: str) -> dict[str, Any]:
    """The app's document with what only the caller can know: whose token it has.

    One thing is left out: the Idempotency-Key of a new task. A key that comes twice is answered with the task as it
    was made, also when it has been deleted since: as it should be, but Schemathesis takes it for a created task that
    cannot be found. The same header is fuzzed on the chat, and test_create_once.py has the wrong keys on tasks.
    """
    document: dict[str, Any] = json.loads(json.dumps(app.openapi()))
    creates = document["paths"]["/api/{user_id}/tasks"]["post"]
    creates["parameters"] = [one for one in creates["parameters"] if one["name"] != "Idempotency-Key"]
    for item in document["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", []):
                if parameter["name"] == "user_id":
                    parameter["schema"]["enum"] = [user_id]
                    parameter["examples"] = {"own": {"value": user_id}}
                    parameter.pop("example", None)
    return document


@pytest.fixture
def fuzzed(make_app: MakeApp) -> FastAPI:
    """Limits that do not end the run; a 429 would hide everything behind it."""
    return make_app(chat_per_minute=100_000, chat_per_day=1_000_000)


async def test_no_request_is_answered_wrongly(fuzzed: FastAPI, tmp_path: Path) -> None:
    user_id = f"fuzz-{uuid4().hex}"
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(document_for(fuzzed, user_id)), encoding="utf-8")
    await fuzzed.state.todo.assistant.get()
    async with served(fuzzed) as origin:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "run", str(document)]
        options = ["--url", origin, "--seed", SEED, "--max-examples", EXAMPLES, "--no-color"]
        environment = {**os.environ, "TOKEN": shared_secret_token(user_id)}
        process = await asyncio.create_subprocess_exec(
            *command,
            *options,
            cwd=tmp_path,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        async with asyncio.timeout(SECONDS):
            output, _ = await process.communicate()
    text = output.decode()
    assert process.returncode == 0, text[-20_000:]
    operations = sum(len(item) for item in fuzzed.openapi()["paths"].values())
    assert f"Tested: {operations}" in text, text
