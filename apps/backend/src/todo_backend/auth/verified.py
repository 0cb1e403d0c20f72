"""Tokens that have been checked. A browser sends the same one for minutes, and Ed25519 costs more than a query."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST = 10_000


@dataclass(frozen=True)
class Verified:
    """What a good token said. `key` is the very object that it was checked with, `expires` Unix seconds."""

    subject: str
    header: dict[str, Any]
    key: Any
    expires: float


class VerifiedTokens:
    """Kept by hash: no token stays in memory. `clock` gives Unix seconds."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._kept: dict[bytes, Verified] = {}

    def find(self, token: str) -> Verified | None:
        """What the token said, unless it has expired."""
        name = _name(token)
        found = self._kept.get(name)
        if found is not None and found.expires <= self._clock():
            del self._kept[name]
            return None
        return found

    def keep(self, token: str, verified: Verified) -> None:
        """The oldest goes when there are too many."""
        self._kept[_name(token)] = verified
        if len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]


def _name(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
