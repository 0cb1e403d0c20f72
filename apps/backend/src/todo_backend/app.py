"""Puts the application together."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute

from todo_backend import __version__
from todo_backend.api import chat, conversations, health, mcp, tasks, user_data
from todo_backend.assistant.loader import AssistantLoader
from todo_backend.auth.verifier import make_verifier
from todo_backend.db.engine import Database
from todo_backend.draining import Draining
from todo_backend.errors import install_error_handlers
from todo_backend.middleware import RequestMiddleware
from todo_backend.observing import stop_observing
from todo_backend.openapi import install_openapi
from todo_backend.settings import Settings
from todo_backend.state import AppState
from todo_backend.tracing import TracingMiddleware

# A chat that comes earlier does not wait for this.
ASSISTANT_AFTER_SECONDS = 1.0
# Before a readiness probe has let the first token in.
PREFETCH_AFTER_SECONDS = 0.1

logger = logging.getLogger("todo_backend")


def create_app(settings: Settings) -> FastAPI:
    """The app for checked settings. Nothing is connected yet: that happens when it is first used."""
    database = Database(settings)
    state = AppState(
        settings,
        database,
        make_verifier(settings, database),
        AssistantLoader(settings, database),
        Draining(settings.shutdown_stream_seconds, settings.shutdown_linger_seconds),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        state.draining.hear_signals()
        keys = asyncio.create_task(_after_start(state.verifier.prefetch))
        # Not at once: a thread that imports for seconds would take turns with the first answers.
        loading = asyncio.get_running_loop().call_later(ASSISTANT_AFTER_SECONDS, state.assistant.start)
        logger.info(
            "started",
            extra={
                "version": __version__,
                "assistant": settings.provider,
                "auth_mode": settings.auth_mode,
                "environment": settings.environment,
            },
        )
        if database.ignored_parameters:
            logger.warning("DATABASE_URL parameters ignored", extra={"names": database.ignored_parameters})
        yield
        loading.cancel()
        keys.cancel()
        await state.assistant.close()
        await database.close()
        await asyncio.to_thread(stop_observing)
        logger.info("stopped")

    production = settings.environment == "prod"
    app = FastAPI(
        title="Todo Chatbot",
        version=__version__,
        description="Tasks, and a chat that manages them. Every path with a user id needs that user's JWT.",
        lifespan=lifespan,
        docs_url=None if production else "/docs",
        redoc_url=None,
        openapi_url=None if production else "/openapi.json",
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        # Its own spans hold paths, with the user's id, and its logs the words of exceptions: see tracing.py.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.todo = state
    install_error_handlers(app)
    app.add_middleware(RequestMiddleware)
    if settings.otel_exporter_otlp_endpoint:
        app.add_middleware(TracingMiddleware)
    for module in (health, tasks, chat, conversations, user_data):
        app.include_router(module.router)
    app.router.routes.append(mcp.route)
    install_openapi(app)
    return app


async def _after_start(work: Callable[[], Awaitable[None]]) -> None:
    """Once the port is open: what is imported for it would hold that up."""
    await asyncio.sleep(PREFETCH_AFTER_SECONDS)
    await work()


def _operation_id(route: APIRoute) -> str:
    return route.name
