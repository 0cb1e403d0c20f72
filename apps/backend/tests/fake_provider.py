"""A FAKE of an OpenAI-compatible service: it speaks the real protocol over HTTP, and misbehaves on demand.

Each model call takes the next behaviour of the script; a call beyond the script is an error of the test.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.http_server import answer_bytes, answer_json, http_server

Behaviour = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FakeProvider:
    """`requests` are the bodies that came over the wire, `headers` their headers."""

    base_url: str = ""
    script: list[Behaviour] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def handle(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        """Answers one call."""
        self.requests.append({"path": handler.path, **json.loads(body)})
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        if not self.script:
            answer_json(handler, {"error": {"message": "beyond the script"}}, 418)
            return
        self.script.pop(0)(handler)


@contextmanager
def fake_provider(*script: Behaviour) -> Iterator[FakeProvider]:
    """A running fake."""
    fake = FakeProvider(script=list(script))
    with http_server(fake.handle) as origin:
        fake.base_url = f"{origin}/v1"
        yield fake


def _stream(handler: BaseHTTPRequestHandler, deltas: list[dict[str, Any]], finish: str, end: bool = True) -> None:
    chunks = [_chunk(delta, None) for delta in deltas]
    if end:
        chunks += [_chunk({}, finish), _usage_chunk(), "[DONE]"]
    body = "".join(f"data: {chunk}\n\n" for chunk in chunks).encode()
    if end:
        answer_bytes(handler, body, 200, "text/event-stream")
        return
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", str(len(body) + 100))
    handler.end_headers()
    handler.wfile.write(body)
    handler.close_connection = True


def _chunk(delta: dict[str, Any], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return json.dumps(
        {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    )


def _usage_chunk() -> str:
    """Comes last, without a choice, where `stream_options` asks for it; small servers send it unasked."""
    usage = {"prompt_tokens": 40, "completion_tokens": 3, "total_tokens": 43}
    return json.dumps({**json.loads(_chunk({}, None)), "choices": [], "usage": usage})


def says(*words: str) -> Behaviour:
    """Text, in pieces."""
    return lambda handler: _stream(handler, [{"role": "assistant", "content": word} for word in words], "stop")


def calls(*tools: tuple[str, Any]) -> Behaviour:
    """Tool calls; arguments that are a string go out as they are."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        deltas = []
        for index, (name, arguments) in enumerate(tools):
            text = arguments if isinstance(arguments, str) else json.dumps(arguments)
            function = {"name": name, "arguments": text}
            call = {"index": index, "id": f"call_{time.monotonic_ns()}", "type": "function", "function": function}
            deltas.append({"role": "assistant", "tool_calls": [call]})
        _stream(handler, deltas, "tool_calls")

    return behave


def fails(status: int, code: str = "", message: str = "no", **headers: str) -> Behaviour:
    """An error answer."""
    error = {"error": {"message": message, "type": "error", "code": code}}
    return lambda handler: answer_json(handler, error, status, **headers)


def fails_to_call(generation: str) -> Behaviour:
    """Groq's answer when the model wrote something else than a call: 400 with what it wrote."""
    error = {"message": "Failed to call a function.", "code": "tool_use_failed", "failed_generation": generation}
    return lambda handler: answer_json(handler, {"error": error}, 400)


def hangs(seconds: float) -> Behaviour:
    """Answers too late."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        _stream(handler, [{"content": "late"}], "stop")

    return behave


def cuts_off(*words: str) -> Behaviour:
    """Begins to speak and breaks the connection."""
    return lambda handler: _stream(handler, [{"content": word} for word in words], "stop", end=False)


def talks_nonsense(body: bytes, content_type: str = "text/event-stream") -> Behaviour:
    """200, but not in the protocol."""
    return lambda handler: answer_bytes(handler, body, 200, content_type)


def error_in_stream(error: dict[str, Any]) -> Behaviour:
    """An error event inside a stream that began with 200, as Groq sends it."""
    return talks_nonsense(f"event: error\ndata: {json.dumps({'error': error})}\n\n".encode())
