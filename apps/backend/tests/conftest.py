"""What the tests share: the migrated database, apps with chosen settings, users with clients."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.tokens import SECRET, shared_secret_token
from todo_backend.app import create_app
from todo_backend.db.url import parse_database_url
from todo_backend.migrate import migrate
from todo_backend.settings import Settings

MakeApp = Callable[..., FastAPI]
# Settings of the machine that runs the tests must not reach into them.
for _name in (*Settings.model_fields, "secrets_dir"):
    os.environ.pop(_name.upper(), None)


@pytest.fixture(scope="session")
def test_database_url() -> str:
    """A real PostgreSQL, as tools/embedded/with-postgres.ts starts one."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        pytest.exit("TEST_DATABASE_URL is not set. Run: npx nx test backend", returncode=2)
    return url


@pytest.fixture(scope="session")
def database_url(test_database_url: str) -> str:
    """The database, migrated."""
    asyncio.run(migrate(test_database_url, wait_seconds=10))
    return test_database_url


@pytest.fixture
async def empty_url(test_database_url: str) -> AsyncIterator[str]:
    """A URL whose tables go into an empty schema of their own."""
    schema = f"m_{uuid4().hex[:12]}"
    engine = create_async_engine(parse_database_url(test_database_url).url)
    async with engine.begin() as connection:
        await connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{test_database_url}?options=-c%20search_path%3D{schema}"
    async with engine.begin() as connection:
        await connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    await engine.dispose()


@asynccontextmanager
async def app_maker(database_url: str) -> AsyncIterator[MakeApp]:
    """Makes apps with settings of their own; closes them, and their connections, at the end."""
    async with AsyncExitStack() as stack:

        def make(**settings: Any) -> FastAPI:
            chosen: dict[str, Any] = {
                "database_url": SecretStr(database_url),
                "auth_mode": "shared-secret",
                "jwt_secret": SecretStr(SECRET),
            } | settings
            app = create_app(Settings(**chosen))
            stack.push_async_callback(app.state.todo.database.close)
            stack.push_async_callback(app.state.todo.assistant.close)
            return app

        yield make


@pytest.fixture
async def make_app(database_url: str) -> AsyncIterator[MakeApp]:
    """For one test: PostgreSQL has room for a hundred connections, and each app keeps some."""
    async with app_maker(database_url) as make:
        yield make


@pytest.fixture(scope="session")
async def app(database_url: str) -> AsyncIterator[FastAPI]:
    """With the offline assistant."""
    async with app_maker(database_url) as make:
        yield make()


@dataclass
class User:
    """A signed-in user that nobody else's test knows."""

    id: str
    http: httpx2.AsyncClient

    @property
    def root(self) -> str:
        """The beginning of this user's paths."""
        return f"/api/{self.id}"

    async def add(self, title: str, **fields: Any) -> dict[str, Any]:
        """Creates a task over HTTP."""
        response = await self.http.post(f"{self.root}/tasks", json={"title": title, **fields})
        assert response.status_code == 201, response.text
        task: dict[str, Any] = response.json()
        return task

    async def titles(self, **query: str) -> list[str]:
        """Titles of the tasks in the order of the list."""
        response = await self.http.get(f"{self.root}/tasks", params=query)
        assert response.status_code == 200, response.text
        return [task["title"] for task in response.json()]

    async def chat(self, message: str, conversation_id: int | None = None) -> dict[str, Any]:
        """One turn as JSON."""
        body = {"message": message, "conversation_id": conversation_id}
        response = await self.http.post(f"{self.root}/chat", json=body)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer


def client_of(app: FastAPI, token: str | None = None) -> httpx2.AsyncClient:
    """A client that speaks to the app without a socket."""
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app),
        base_url="http://backend",
        headers={"Authorization": f"Bearer {token}"} if token else {},
    )


@pytest.fixture
async def make_user(app: FastAPI) -> AsyncIterator[Callable[..., User]]:
    """Makes users of `app`, or of another app."""
    async with AsyncExitStack() as stack:

        def make(name: str = "user", of: FastAPI | None = None) -> User:
            user_id = f"{name}-{uuid4().hex}"
            http = client_of(of or app, shared_secret_token(user_id))
            stack.push_async_callback(http.aclose)
            return User(user_id, http)

        yield make


@pytest.fixture
def user(make_user: Callable[..., User]) -> User:
    """One user."""
    return make_user()
