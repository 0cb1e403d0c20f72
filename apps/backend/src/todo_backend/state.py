"""What the process holds: made at start, handed to the routes through the app's state."""

from dataclasses import dataclass

from fastapi import Request

from todo_backend.assistant.loader import AssistantLoader
from todo_backend.auth.verifier import TokenVerifier
from todo_backend.db.engine import Database
from todo_backend.draining import Draining
from todo_backend.settings import Settings


@dataclass
class AppState:
    """One for the app; nothing in it belongs to a user."""

    settings: Settings
    database: Database
    verifier: TokenVerifier
    assistant: AssistantLoader
    draining: Draining


def app_state(request: Request) -> AppState:
    """The process's state."""
    state: AppState = request.app.state.todo
    return state


async def current_state(request: Request) -> AppState:
    """The same as a dependency: FastAPI would run one that is not async in a thread."""
    return app_state(request)
