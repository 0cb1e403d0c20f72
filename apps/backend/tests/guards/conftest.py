"""Two replicas with small limits, and a user whom no other test knows."""

from uuid import uuid4

import pytest

from tests.conftest import MakeApp
from todo_backend.state import AppState


@pytest.fixture
def user_id() -> str:
    """A user that no other test knows."""
    return f"guarded-{uuid4().hex}"


@pytest.fixture
def state(make_app: MakeApp) -> AppState:
    """Small limits."""
    found: AppState = make_app(chat_per_minute=3, chat_per_day=5).state.todo
    return found


@pytest.fixture
def other_replica(make_app: MakeApp) -> AppState:
    """Another process with the same settings."""
    found: AppState = make_app(chat_per_minute=3, chat_per_day=5).state.todo
    return found
