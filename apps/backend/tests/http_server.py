"""A small real HTTP server for tests: other services are spoken to over sockets, as in production."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Handle = Callable[[BaseHTTPRequestHandler, bytes], None]


@contextmanager
def http_server(handle: Handle) -> Iterator[str]:
    """Serves every request with `handle(handler, body)`; yields the origin."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def _serve(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            try:
                handle(self, self.rfile.read(length))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def answer_json(handler: BaseHTTPRequestHandler, value: Any, status: int = 200, **headers: str) -> None:
    """Sends a JSON answer."""
    answer_bytes(handler, json.dumps(value).encode(), status, "application/json", **headers)


def answer_bytes(
    handler: BaseHTTPRequestHandler, body: bytes, status: int, content_type: str, **headers: str
) -> None:
    """Sends an answer; `retry_after` becomes Retry-After."""
    handler.send_response(status)
    handler.send_header("Content-Type", content_type)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)
