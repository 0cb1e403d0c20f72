"""OpenTelemetry traces, only where OTEL_EXPORTER_OTLP_ENDPOINT is set; its packages are not loaded otherwise.

One span a request, below it one for each model call; the MCP SDK adds those of its tool calls by itself. Attributes
are routes, codes and names of models: no id of a user, no text. The exporter reads the other OTEL_* variables.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo_backend import __version__

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.trace import Tracer

PACKAGE = "opentelemetry.exporter.otlp.proto.http"

_tracer: Tracer | None = None
_provider: TracerProvider | None = None


def is_installed() -> bool:
    """Whether the extra `otel` is there."""
    try:
        return importlib.util.find_spec(PACKAGE) is not None
    except ModuleNotFoundError:
        return False


def start_tracing() -> None:
    """Sends spans to the endpoint from a thread of its own, some seconds late. A lost collector harms nobody."""
    global _tracer, _provider  # noqa: PLW0603 - one for the process, as OpenTelemetry has it
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, OTELResourceDetector, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    # OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win over our own names.
    ours = Resource({SERVICE_NAME: "todo-backend", SERVICE_VERSION: __version__})
    _provider = TracerProvider(resource=ours.merge(OTELResourceDetector().detect()), shutdown_on_exit=False)
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(_provider)  # where the MCP SDK looks for it
    _tracer = _provider.get_tracer("todo_backend", __version__)


def stop_tracing() -> None:
    """Sends what is left. It may block for some seconds."""
    if _provider:
        _provider.shutdown()


@contextmanager
def span(name: str, attributes: dict[str, Any]) -> Iterator[None]:
    """A span around the block, below the one that is current. Nothing when traces are off."""
    if _tracer is None:
        yield
        return
    # An exception's words may hold a person's text.
    with _tracer.start_as_current_span(
        name, attributes=attributes, record_exception=False, set_status_on_exception=False
    ):
        yield


class TracingMiddleware:
    """One span for each HTTP request, below the caller's when it sends `traceparent`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything on as it is."""
        if _tracer is None or scope["type"] != "http" or scope["path"].startswith("/health/"):
            await self.app(scope, receive, send)
            return
        from opentelemetry.propagate import extract
        from opentelemetry.trace import SpanKind, StatusCode

        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        with _tracer.start_as_current_span(
            scope["method"],
            extract(headers),
            SpanKind.SERVER,
            {"http.request.method": scope["method"]},
            record_exception=False,
        ) as request:

            async def noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    request.set_attribute("http.response.status_code", message["status"])
                    if message["status"] >= 500:
                        request.set_status(StatusCode.ERROR)
                await send(message)

            try:
                await self.app(scope, receive, noted)
            finally:
                route = getattr(scope.get("route"), "path", "unknown")
                request.set_attribute("http.route", route)
                request.update_name(f"{scope['method']} {route}")
