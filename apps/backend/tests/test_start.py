"""The process as it is started: what it refuses, what it loads at once, what it logs, how it ends."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.tokens import SECRET, shared_secret_token

COMMAND = [sys.executable, "-m", "uvicorn", "todo_backend.main:app", "--host", "127.0.0.1", "--port", "0"]


def environment(**variables: str) -> dict[str, str]:
    """Nothing but these variables."""
    return {"PATH": os.environ["PATH"], **variables}


@contextmanager
def process(**variables: str) -> Iterator[subprocess.Popen[str]]:
    """The server."""
    server = subprocess.Popen(  # noqa: S603
        COMMAND, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield server
    finally:
        server.kill()
        server.wait()


def test_it_refuses_to_start_without_a_database() -> None:
    done = subprocess.run(COMMAND, env=environment(), capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "DATABASE_URL_MISSING" in done.stderr
    assert "next:" in done.stderr
    assert "Traceback" not in done.stderr


def test_heavy_packages_are_not_loaded_with_the_server() -> None:
    heavy = ("agents", "mcp", "openai", "alembic")
    code = f"import sys, todo_backend.main; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(DATABASE_URL="postgresql://u@h/d"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_it_serves_logs_json_and_ends_on_sigterm(database_url: str) -> None:
    variables = {"DATABASE_URL": database_url, "AUTH_MODE": "shared-secret", "JWT_SECRET": SECRET}
    with process(**variables) as server:
        assert server.stdout is not None
        lines: list[str] = []
        while "running on" not in (line := server.stdout.readline()):
            assert line, lines
            lines.append(line)
        lines.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found
        token = shared_secret_token("log-user")
        body = json.dumps({"message": "Add a task to buy hunter2"}).encode()
        request = urllib.request.Request(  # noqa: S310
            f"{found[0]}/api/log-user/chat",
            data=body,
            headers={"authorization": f"Bearer {token}", "content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=20) as response:  # noqa: S310
            assert response.status == 200
        started = time.monotonic()
        server.send_signal(signal.SIGTERM)
        lines += server.stdout.readlines()
        # uvicorn ends as the signal asks, after it has closed everything.
        assert server.wait(10) in (0, -signal.SIGTERM)
        assert time.monotonic() - started < 5
    entries = [json.loads(line) for line in lines]
    messages = [entry["message"] for entry in entries]
    assert {"started", "assistant ready", "request", "stopped"} <= set(messages)
    request_line = next(entry for entry in entries if entry["message"] == "request")
    assert request_line["route"] == "/api/{user_id}/chat"
    assert request_line["status"] == 200
    assert request_line["request_id"]
    everything = "".join(lines)
    for secret in ("hunter2", token, SECRET, "log-user"):
        assert secret not in everything
