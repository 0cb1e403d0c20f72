"""A token is checked once; what made it good must still be so each time."""

import jwt
import pytest

from tests.tokens import SigningKey, claims
from todo_backend.auth import verified
from todo_backend.auth.verified import Verified, VerifiedTokens
from todo_backend.auth.verifier import LEEWAY_SECONDS, TokenVerifier
from todo_backend.errors import ApiError


class Keys:
    """A source whose keys can be taken away."""

    algorithm = "EdDSA"

    def __init__(self, *keys: SigningKey) -> None:
        self.now = {key.kid: key.private.public_key() for key in keys}

    async def key_for(self, header: dict[str, str]) -> object:
        """By `kid`."""
        return self.now.get(header["kid"])

    async def prefetch(self) -> None:
        """They are here."""


async def status(verifier: TokenVerifier, token: str) -> int | str:
    """The user id, or the status of the refusal."""
    try:
        return await verifier.user_id(token)
    except ApiError as error:
        return error.status_code


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens whose signature was checked."""
    seen: list[str] = []
    real = jwt.decode

    def decode(token: str, *args: object, **kwargs: object) -> object:
        seen.append(token)
        return real(token, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(jwt, "decode", decode)
    return seen


async def test_a_signature_is_checked_once(decoded: list[str]) -> None:
    key = SigningKey("k")
    verifier = TokenVerifier(Keys(key), "todo-chatbot", "todo-api")
    token = key.token("u1")
    assert [await status(verifier, token) for _ in range(3)] == ["u1"] * 3
    assert decoded == [token]


async def test_a_key_that_is_gone_or_replaced_takes_its_tokens_with_it() -> None:
    key, other = SigningKey("k"), SigningKey("k")
    keys = Keys(key)
    verifier = TokenVerifier(keys, "todo-chatbot", "todo-api")
    token = key.token("u1")
    assert await status(verifier, token) == "u1"
    keys.now = Keys(other).now
    assert await status(verifier, token) == 401
    keys.now = {}
    assert await status(verifier, token) == 401
    keys.now = Keys(key).now
    assert await status(verifier, token) == "u1"


async def test_it_ends_when_the_token_does() -> None:
    key = SigningKey("k")
    verifier = TokenVerifier(Keys(key), "todo-chatbot", "todo-api")
    now = float(claims("u1")["iat"])
    token = key.token("u1", exp=int(now) + 60)
    assert await status(verifier, token) == "u1"
    found = verifier._verified.find(token)
    assert found is not None
    assert found.expires == int(now) + 60 + LEEWAY_SECONDS
    verifier._verified._clock = lambda: now + 60 + LEEWAY_SECONDS
    assert verifier._verified.find(token) is None
    assert not verifier._verified._kept


async def test_a_bad_token_is_not_kept(decoded: list[str]) -> None:
    key = SigningKey("k")
    verifier = TokenVerifier(Keys(key), "todo-chatbot", "todo-api")
    bad = key.token("u1", aud="other")
    assert [await status(verifier, bad) for _ in range(2)] == [401, 401]
    assert decoded == [bad, bad]


def test_memory_is_bounded_and_holds_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verified, "MOST", 2)
    tokens = VerifiedTokens(clock=lambda: 0.0)
    for name in ("one", "two", "three"):
        tokens.keep(name, Verified("u", {}, None, 10.0))
    assert tokens.find("one") is None
    assert tokens.find("three") is not None
    assert not [key for key in tokens._kept if key in (b"one", b"two", b"three")]
