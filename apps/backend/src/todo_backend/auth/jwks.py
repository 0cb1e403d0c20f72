"""The frontend's public keys, fetched as soon as the server is up, and kept.

A replica that waited for its first token would, in an update under load, make all its first users wait for a
frontend that has its hands full. A token with an unknown `kid` causes one fetch, at most every 30 s, so that rubbish
tokens cannot hammer the frontend. While the frontend is away the keys that were fetched go on serving.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from jwt import PyJWK
from jwt.exceptions import PyJWKError

from todo_backend.errors import ApiError

FRESH_SECONDS = 600.0
UNKNOWN_KID_SECONDS = 30.0
AFTER_FAILURE_SECONDS = 2.0
# A sleep may end a little early.
CLOCK_MARGIN_SECONDS = 0.01
# Then the first token fetches them.
PREFETCH_WAITS = (1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
FETCH_SECONDS = 5.0

logger = logging.getLogger("todo_backend.jwks")
Fetch = Callable[[str], Awaitable[Any]]


async def fetch_json(url: str) -> Any:
    """GETs a JSON document."""
    import httpx2  # loaded when the server is up

    async with httpx2.AsyncClient(timeout=FETCH_SECONDS) as client:
        response = await client.get(url, headers={"accept": "application/json"})
        response.raise_for_status()
        return response.json()


class JwksCache:
    """Keys by `kid`. `fetch` and `clock` (seconds) can be replaced in tests."""

    def __init__(self, url: str, fetch: Fetch = fetch_json, clock: Callable[[], float] = time.monotonic) -> None:
        self._url, self._fetch, self._clock = url, fetch, clock
        self._keys: dict[str, Any] = {}
        self._fetched_at: float | None = None
        self._tried_at: float | None = None
        self._lock = asyncio.Lock()
        self._background: asyncio.Task[None] | None = None

    async def prefetch(self) -> None:
        """Fetches the keys before anybody asks for them; while the frontend is not there, again and again."""
        for wait in PREFETCH_WAITS:
            async with self._lock:
                if self._fetched_at is not None or await self._fetched():
                    return
            await asyncio.sleep(wait)

    async def get(self, kid: str) -> Any | None:
        """The key, or None when there is none of that id. ApiError 503 when no key was ever fetched.

        Before that 503 it waits for one more try, `AFTER_FAILURE_SECONDS` after the last.
        """
        if self._due(kid):
            if kid in self._keys:
                # A key that is only stale still serves: nobody waits for the frontend.
                self._background = self._background or asyncio.create_task(self._refresh_once(kid))
                self._background.add_done_callback(self._forget_background)
            else:
                await self._refresh_once(kid)
        if self._fetched_at is None:
            await self._once_more(kid)
        if self._fetched_at is None:
            raise ApiError(
                503,
                "auth_keys_unavailable",
                "The keys for checking sign-ins cannot be fetched: the frontend (JWKS_URL) does not answer.",
                {"Retry-After": "2"},
            )
        return self._keys.get(kid)

    def _due(self, kid: str) -> bool:
        now = self._clock()
        if self._tried_at is None:
            return True
        since_try = now - self._tried_at
        if self._fetched_at is None or self._tried_at > self._fetched_at:  # the last try failed
            return since_try >= (UNKNOWN_KID_SECONDS if self._keys else AFTER_FAILURE_SECONDS)
        if kid not in self._keys:
            return since_try >= UNKNOWN_KID_SECONDS
        return now - self._fetched_at >= FRESH_SECONDS

    async def _refresh_once(self, kid: str) -> None:
        async with self._lock:
            if self._due(kid):  # another request may have fetched meanwhile
                await self._refresh()

    async def _once_more(self, kid: str) -> None:
        """Waits until the next try is due: a frontend that is started anew is away for less."""
        since_try = self._clock() - (self._tried_at or 0)
        await asyncio.sleep(max(0.0, AFTER_FAILURE_SECONDS - since_try) + CLOCK_MARGIN_SECONDS)
        await self._refresh_once(kid)

    def _forget_background(self, _: asyncio.Task[None]) -> None:
        self._background = None

    async def _refresh(self) -> None:
        if not await self._fetched():
            self._tried_at = self._clock()

    async def _fetched(self) -> bool:
        try:
            document = await self._fetch(self._url)
            keys = _ed25519_keys(document)
        except Exception as error:
            logger.warning("keys not fetched", extra={"url": self._url, "cause": type(error).__name__})
            return False
        self._tried_at = self._fetched_at = self._clock()
        self._keys = keys
        return True


def _ed25519_keys(document: Any) -> dict[str, Any]:
    """Keeps the Ed25519 signature keys; others are of no use to a verifier that takes only EdDSA."""
    keys: dict[str, Any] = {}
    for item in document["keys"]:
        if item.get("kty") != "OKP" or item.get("crv") != "Ed25519" or not isinstance(item.get("kid"), str):
            continue
        try:
            keys[item["kid"]] = PyJWK(item, algorithm="EdDSA").key
        except PyJWKError:
            continue
    if not keys:
        raise ValueError("no Ed25519 key in the document")
    return keys
