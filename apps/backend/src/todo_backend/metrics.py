"""What the process counts for Prometheus. Off until `start_metrics` is called: then each call here costs nothing.

Every label has few values: route templates, status codes, names of tools and settings. No id, no text of a person.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from todo_backend import tracing

if TYPE_CHECKING:
    from todo_backend.metrics_registry import Registry

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
OTHER = "other"

_registry: Registry | None = None


@dataclass
class ModelCall:
    """A call of a language model under way; the caller fills in how it went."""

    outcome: str = "ok"
    input_tokens: int = 0
    output_tokens: int = 0


def start_metrics(host: str, port: int) -> None:
    """Serves the figures at http://host:port/metrics from a thread of its own. OSError when the port is taken."""
    global _registry  # noqa: PLW0603 - one for the process, as Prometheus sees it
    from todo_backend.metrics_registry import Registry

    registry = Registry()
    registry.serve(host, port)
    _registry = registry


def stop_metrics() -> None:
    """Gives the port back."""
    global _registry  # noqa: PLW0603
    if _registry:
        _registry.close()
    _registry = None


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """One HTTP request; `route` is a template, `status` 0 when the caller went away before there was one."""
    if _registry:
        known = method if method in METHODS else OTHER
        _registry.requests.labels(known, route, str(status)).inc()
        _registry.request_seconds.labels(known, route).observe(seconds)


def count_tool_call(name: str, known: bool, is_error: bool, seconds: float) -> None:
    """One call of an MCP tool. Models invent names: those that are not `known` are counted as one."""
    if _registry:
        tool = name if known else OTHER
        _registry.tool_calls.labels(tool, "error" if is_error else "ok").inc()
        _registry.tool_seconds.labels(tool).observe(seconds)


@contextmanager
def model_call(provider: str, model: str) -> Iterator[ModelCall]:
    """Times one call of a language model and counts it with what the caller has filled in."""
    call, started = ModelCall(), time.perf_counter()
    try:
        with tracing.span("model call", {"gen_ai.provider.name": provider, "gen_ai.request.model": model}):
            yield call
    finally:
        if _registry:
            _registry.model_calls.labels(provider, model, call.outcome).inc()
            _registry.model_seconds.labels(provider, model).observe(time.perf_counter() - started)
            _registry.tokens.labels(provider, model, "input").inc(call.input_tokens)
            _registry.tokens.labels(provider, model, "output").inc(call.output_tokens)


@contextmanager
def open_stream() -> Iterator[None]:
    """Counts an answer that is being streamed."""
    registry = _registry
    if registry:
        registry.streams.inc()
    try:
        yield
    finally:
        if registry:
            registry.streams.dec()
