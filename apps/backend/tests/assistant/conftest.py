"""A fake language model over HTTP and an app that asks it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from pydantic import SecretStr

from tests.conftest import MakeApp, User
from tests.fake_provider import Behaviour, FakeProvider, fake_provider
from todo_backend.assistant import chain

Start = Callable[..., tuple[User, FakeProvider]]


@pytest.fixture
async def start(
    make_app: MakeApp, make_user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Start]:
    """Starts a fake with this script, and an app with a Groq key that uses it."""
    monkeypatch.setattr(chain, "RETRY_PAUSE_SECONDS", 0.01)
    async with AsyncExitStack() as stack:

        def begin(*script: Behaviour, **settings: Any) -> tuple[User, FakeProvider]:
            fake = stack.enter_context(fake_provider(*script))
            groq = {"llm_provider": "groq", "groq_api_key": SecretStr("gsk_secret"), "llm_base_url": fake.base_url}
            chosen = groq | settings
            return make_user(of=make_app(**chosen)), fake

        yield begin
