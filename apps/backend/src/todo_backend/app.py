"""Puts the application together."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute

from todo_backend import __version__
from todo_backend.api import chat, conversations, health, tasks
from todo_backend.assistant.loader import AssistantLoader
from todo_backend.auth.verifier import make_verifier
from todo_backend.db.engine import Database
from todo_backend.errors import install_error_handlers
from todo_backend.middleware import RequestMiddleware
from todo_backend.openapi import install_openapi
from todo_backend.settings import Settings
from todo_backend.state import AppState

logger = logging.getLogger("todo_backend")


def create_app(settings: Settings) -> FastAPI:
    """The app for checked settings. Nothing is connected yet: that happens when it is first used."""
    database = Database(settings)
    state = AppState(settings, database, make_verifier(settings), AssistantLoader(settings, database))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        state.assistant.start()
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
        await state.assistant.close()
        await database.close()
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
    )
    app.state.todo = state
    install_error_handlers(app)
    app.add_middleware(RequestMiddleware)
    for module in (health, tasks, chat, conversations):
        app.include_router(module.router)
    install_openapi(app)
    return app


def _operation_id(route: APIRoute) -> str:
    return route.name
