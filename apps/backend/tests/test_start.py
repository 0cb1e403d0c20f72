"""The process as it is started: what it refuses, what it loads at once, what it says, how it ends."""

import signal
import subprocess
import sys
import time

import httpx2
import pytest

from tests.server_process import COMMAND, environment, server_process
from tests.tokens import SECRET, shared_secret_token

URL = "postgresql://u@h/d"


def run_refused(**variables: str) -> subprocess.CompletedProcess[str]:
    """A start that fails."""
    done = subprocess.run(  # noqa: S603
        COMMAND, env=environment(**variables), capture_output=True, text=True, check=False, timeout=90
    )
    assert done.returncode == 1
    return done


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({}, "DATABASE-URL-MISSING"),
        ({"DATABASE_URL": URL, "SECRETS_DIR": "/no/such/folder"}, "SECRETS-DIR-MISSING"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": "changeme"}, "JWT-SECRET-WEAK"),
        (
            {
                "DATABASE_URL": URL,
                "AUTH_MODE": "shared-secret",
                "JWT_SECRET": "change-me-" * 4,
                "ENVIRONMENT": "prod",
            },
            "JWT-SECRET-WEAK",
        ),
    ],
)
def test_it_refuses_to_start(variables: dict[str, str], code: str) -> None:
    done = run_refused(**variables)
    assert code in done.stderr
    assert "next:" in done.stderr
    assert "Traceback" not in done.stderr
    assert variables.get("JWT_SECRET", "-----") not in done.stderr


def test_heavy_packages_are_not_loaded_with_the_server() -> None:
    heavy = ("agents", "mcp", "openai", "alembic", "prometheus_client", "opentelemetry.sdk", "httpx2", "requests")
    code = f"import sys, todo_backend.main; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(DATABASE_URL=URL),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[]"


def test_it_says_which_assistant_is_on_logs_json_and_ends_on_sigterm(database_url: str) -> None:
    variables = {"DATABASE_URL": database_url, "AUTH_MODE": "shared-secret", "JWT_SECRET": SECRET}
    token = shared_secret_token("log-user")
    with server_process(**variables) as server:
        answer = httpx2.post(
            f"{server.origin}/api/log-user/chat",
            json={"message": "Add a task to buy hunter2"},
            headers={"authorization": f"Bearer {token}", "x-request-id": "request-of-mine"},
            timeout=60,
        )
        assert answer.status_code == 200
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        entries = server.end()
        # uvicorn ends as the signal asks, after it has closed everything.
        assert server.process.returncode in (0, -signal.SIGTERM)
        assert time.monotonic() - started < 5
    said = {entry["message"]: entry for entry in entries}
    assert {"started", "assistant ready", "request", "stopped"} <= set(said)
    assert said["started"]["assistant"] == "offline"
    request = said["request"]
    assert (request["route"], request["status"]) == ("/api/{user_id}/chat", 200)
    assert request["request_id"] == answer.headers["x-request-id"] == "request-of-mine"
    for secret in ("hunter2", token, SECRET, "log-user"):
        assert secret not in "".join(server.lines)
