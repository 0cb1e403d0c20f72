"""Traces, as a collector gets them. A FAKE collector: it keeps what is posted to it over HTTP."""

from http.server import BaseHTTPRequestHandler
from uuid import uuid4

import httpx2
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.fake_provider import calls, fake_provider, says
from tests.http_server import answer_bytes, http_server
from tests.server_process import server_process
from tests.tokens import SECRET, shared_secret_token

TRACE = "0af7651916cd43dd8448eb211c80319c"


def test_a_turn_is_one_trace_without_words_or_ids(database_url: str) -> None:
    posted: list[tuple[str, bytes]] = []

    def collect(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        posted.append((handler.path, body))
        answer_bytes(handler, b"", 200, "application/x-protobuf")

    user_id = f"traced-{uuid4().hex}"
    token = shared_secret_token(user_id)
    script = [calls(("add_task", {"title": "Buy hunter2"})), says("Added hunter2.")]
    with http_server(collect) as collector, fake_provider(*script) as fake:
        variables = {
            "DATABASE_URL": database_url,
            "AUTH_MODE": "shared-secret",
            "JWT_SECRET": SECRET,
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector,
            "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
            "OTEL_SERVICE_NAME": "todo-of-mine",
            "LLM_BASE_URL": fake.base_url,
            "LLM_MODEL": "small",
        }
        with server_process(**variables) as server:
            headers = {"authorization": f"Bearer {token}", "traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
            answer = httpx2.post(
                f"{server.origin}/api/{user_id}/chat",
                json={"message": "Add a task to buy hunter2"},
                headers=headers,
                timeout=60,
            )
            assert answer.status_code == 200
            httpx2.get(f"{server.origin}/health/ready")
            server.process.terminate()
            server.end()
    assert {path for path, _ in posted} == {"/v1/traces"}
    bodies = [ExportTraceServiceRequest.FromString(body) for _, body in posted]
    resources = [resource for body in bodies for resource in body.resource_spans]
    assert "todo-of-mine" in str(resources[0].resource)
    spans: list[Span] = [span for resource in resources for scope in resource.scope_spans for span in scope.spans]
    by_name = {span.name: span for span in spans}
    request = by_name["POST /api/{user_id}/chat"]
    assert not [name for name in by_name if "health" in name]
    # What all turns share is no part of one turn's trace.
    others = {span.name for span in spans if span.trace_id.hex() != TRACE}
    assert others <= {"MCP send server/discover", "MCP send tools/list", "server/discover", "tools/list"}
    assert request.parent_span_id.hex() == "b7ad6b7169203331"
    assert "model call" in by_name
    assert [name for name in by_name if "add_task" in name], list(by_name)
    everything = str(resources) + "".join(server.lines)
    for secret in ("hunter2", user_id, token):
        assert secret not in everything


def test_a_lost_collector_harms_nobody(database_url: str) -> None:
    variables = {
        "DATABASE_URL": database_url,
        "AUTH_MODE": "shared-secret",
        "JWT_SECRET": SECRET,
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9",
        "OTEL_EXPORTER_OTLP_TIMEOUT": "1",
    }
    with server_process(**variables) as server:
        assert httpx2.get(f"{server.origin}/health/ready").status_code == 200
        assert httpx2.get(f"{server.origin}/api/nobody/tasks").status_code == 401
        server.process.terminate()
        entries = server.end(20)
    assert entries[-1]["message"] or entries  # every line is JSON, the exporter's complaints too
