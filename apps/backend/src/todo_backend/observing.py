"""Starts what lets others see how the process does: figures for Prometheus, traces."""

from todo_backend import metrics, tracing
from todo_backend.settings import Settings
from todo_backend.settings_check import WHERE
from todo_backend.startup_error import Problem, StartupError


def start_observing(settings: Settings) -> None:
    """What the settings ask for, which by default is nothing. StartupError when the port cannot be had."""
    if settings.otel_exporter_otlp_endpoint:
        tracing.start_tracing()
    if not settings.metrics_port:
        return
    try:
        metrics.start_metrics(settings.metrics_host, settings.metrics_port)
    except OSError as error:
        problem = Problem(
            code="METRICS-PORT-TAKEN",
            what=f"the metrics cannot be served at {settings.metrics_host}:{settings.metrics_port}: {error.strerror}",
            where=WHERE,
            cause="another process has the port, or the address is not one of this machine",
            next="set METRICS_PORT to a free port, or to 0 to have none",
        )
        raise StartupError([problem]) from None


def stop_observing() -> None:
    """Sends the last traces and gives the port back. It may block for some seconds."""
    tracing.stop_tracing()
    metrics.stop_metrics()
