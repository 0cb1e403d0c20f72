"""The metrics themselves. Imported only when they are served."""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)

from todo_backend import __version__

# Seconds. A request takes milliseconds, a model up to a minute.
REQUEST_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)
MODEL_BUCKETS = (0.005, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60)
TOOL_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15)


class Registry:
    """Apart from the library's default one, so that a process may start it again."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self.requests = Counter(
            "todo_http_requests", "HTTP requests", ["method", "route", "status"], registry=registry
        )
        self.request_seconds = Histogram(
            "todo_http_request_seconds",
            "Time to the end of the answer; of a stream too",
            ["method", "route"],
            buckets=REQUEST_BUCKETS,
            registry=registry,
        )
        self.streams = Gauge("todo_chat_streams_open", "Chat answers that are being streamed", registry=registry)
        self.model_calls = Counter(
            "todo_model_calls", "Calls of language models", ["provider", "model", "outcome"], registry=registry
        )
        self.model_seconds = Histogram(
            "todo_model_call_seconds",
            "Time to the end of a model's answer",
            ["provider", "model"],
            buckets=MODEL_BUCKETS,
            registry=registry,
        )
        self.tokens = Counter(
            "todo_model_tokens",
            "Tokens, as the provider counts them",
            ["provider", "model", "direction"],
            registry=registry,
        )
        self.tool_calls = Counter("todo_tool_calls", "Calls of MCP tools", ["tool", "outcome"], registry=registry)
        self.tool_seconds = Histogram(
            "todo_tool_call_seconds", "Time of a tool call", ["tool"], buckets=TOOL_BUCKETS, registry=registry
        )
        Gauge("todo_build_info", "The version that runs", ["version"], registry=registry).labels(__version__).set(1)

    def serve(self, host: str, port: int) -> None:
        """Answers every path with the figures, as Prometheus' own server does."""
        self._server, self._thread = start_http_server(port, host, self._registry)

    def close(self) -> None:
        """Stops answering."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
