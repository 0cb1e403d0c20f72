"""A stand-in for the frontend that gives out keys over HTTP, and an app that asks it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import httpx2
import pytest
from fastapi import FastAPI

from tests.conftest import MakeApp, client_of
from tests.http_server import answer_json, http_server
from tests.tokens import SigningKey


@dataclass
class Frontend:
    """Gives out keys; `away` makes it fail."""

    url: str = ""
    keys: list[SigningKey] = field(default_factory=list)
    fetches: int = 0
    away: bool = False

    def handle(self, handler: BaseHTTPRequestHandler, _: bytes) -> None:
        """Answers with the JWKS."""
        self.fetches += 1
        if self.away:
            answer_json(handler, {}, 503)
        else:
            answer_json(handler, {"keys": [key.public_jwk() for key in self.keys]})


@pytest.fixture
def frontend() -> Iterator[Frontend]:
    """With one key."""
    served = Frontend(keys=[SigningKey("key-1")])
    with http_server(served.handle) as origin:
        served.url = f"{origin}/api/auth/jwks"
        yield served


@pytest.fixture
def app(make_app: MakeApp, frontend: Frontend) -> FastAPI:
    """In jwks mode."""
    return make_app(auth_mode="jwks", jwks_url=frontend.url)


async def get(app: FastAPI, token: str | None, user_id: str = "u1", scheme: str = "Bearer") -> httpx2.Response:
    """Asks for the user's tasks."""
    async with client_of(app) as http:
        headers = {} if token is None else {"authorization": f"{scheme} {token}"}
        return await http.get(f"/api/{user_id}/tasks", headers=headers)
