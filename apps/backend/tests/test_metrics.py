"""Prometheus' figures of a process: on a port of their own, with few labels and nobody's id."""

import re
import socket
from uuid import uuid4

import httpx2
from prometheus_client.parser import text_string_to_metric_families

from tests.fake_provider import calls, fails, fake_provider, says
from tests.server_process import server_process
from tests.test_start import run_refused
from tests.tokens import SECRET, shared_secret_token

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def scrape(port: int) -> tuple[str, Samples]:
    """The text, and the value of each sample by its name and labels."""
    text = httpx2.get(f"http://127.0.0.1:{port}/metrics").text
    families = text_string_to_metric_families(text)
    return text, {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def value(samples: Samples, name: str, **labels: str) -> float:
    """One sample; 0 when there is none."""
    return samples.get((name, tuple(sorted(labels.items()))), 0.0)


def test_requests_models_tools_and_tokens_are_counted(database_url: str) -> None:
    port, user_id = free_port(), f"metrics-{uuid4().hex}"
    headers = {"authorization": f"Bearer {shared_secret_token(user_id)}"}
    script = [
        fails(500),
        calls(("add_task", {"title": "Milk"})),
        says("Added."),
    ]
    with fake_provider(*script) as fake:
        variables = {
            "DATABASE_URL": database_url,
            "AUTH_MODE": "shared-secret",
            "JWT_SECRET": SECRET,
            "LLM_BASE_URL": fake.base_url,
            "LLM_MODEL": "small",
            "METRICS_PORT": str(port),
        }
        with server_process(**variables) as server:
            http = httpx2.Client(base_url=server.origin, headers=headers, timeout=60)
            first = http.get(f"/api/{user_id}/tasks")
            assert http.get(f"/api/{user_id}/tasks/76543210123").status_code == 404
            assert http.request("PROPFIND", f"/api/{user_id}/tasks").status_code == 405
            assert http.get(f"/wp-admin/{user_id}").status_code == 404
            answer = http.post(f"/api/{user_id}/chat", json={"message": "milk"})
            assert answer.json()["response"] == "Added."
            body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "rm -rf", "arguments": {}}}
            accept = {"accept": "application/json, text/event-stream"}
            assert http.post("/mcp", json=body, headers=accept).status_code < 500
            assert http.get("/metrics").status_code == 404  # not where people can ask
            text, samples = scrape(port)
    assert first.status_code == 200
    tasks, task = "/api/{user_id}/tasks", "/api/{user_id}/tasks/{task_id}"
    assert value(samples, "todo_http_requests_total", method="GET", route=tasks, status="200") == 1
    assert value(samples, "todo_http_requests_total", method="GET", route=task, status="404") == 1
    assert value(samples, "todo_http_requests_total", method="GET", route="unknown", status="404") == 2
    assert value(samples, "todo_http_request_seconds_count", method="GET", route=tasks) == 1
    assert sum(
        number for (name, labels), number in samples.items() if ("method", "other") in labels and "total" in name
    )
    model = {"provider": "custom", "model": "small"}
    assert value(samples, "todo_model_calls_total", **model, outcome="http_500") == 1
    assert value(samples, "todo_model_calls_total", **model, outcome="ok") == 2
    assert value(samples, "todo_model_tokens_total", **model, direction="input") == 80
    assert value(samples, "todo_model_tokens_total", **model, direction="output") == 6
    assert value(samples, "todo_tool_calls_total", tool="add_task", outcome="ok") == 1
    assert value(samples, "todo_tool_calls_total", tool="other", outcome="error") == 1
    assert value(samples, "todo_chat_streams_open") == 0
    assert value(samples, "process_resident_memory_bytes") > 10e6
    assert user_id not in text
    assert not re.search("Milk|76543210123|wp-admin|PROPFIND|rm -rf", text)


def test_a_taken_port_is_told_and_the_server_does_not_start() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        variables = {"DATABASE_URL": "postgresql://u@h/d", "METRICS_PORT": str(taken.getsockname()[1])}
        done = run_refused(**variables)
    assert "METRICS-PORT-TAKEN" in done.stderr
    assert "next:" in done.stderr
    assert "Traceback" not in done.stderr
