"""Tokens against a JWKS document that a real HTTP server gives out."""

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from fastapi import FastAPI

from tests.auth.conftest import Frontend, get
from tests.conftest import MakeApp
from tests.tokens import SECRET, SigningKey, claims, shared_secret_token


async def test_a_good_token(app: FastAPI, frontend: Frontend) -> None:
    token = frontend.keys[0].token("u1")
    for _ in range(3):
        assert (await get(app, token)).status_code == 200
    assert frontend.fetches == 1
    assert (await get(app, token, user_id="u2")).status_code == 403


def public_pem(key: SigningKey) -> bytes:
    """What an attacker can know of the key."""
    return key.private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def hmac_with_public_key(key: SigningKey) -> str:
    """The algorithm-confusion attack: HS256 with the public key as its secret (PyJWT refuses to make one)."""
    import hashlib
    import hmac

    def part(value: Any) -> bytes:
        raw = value if isinstance(value, bytes) else json.dumps(value).encode()
        return base64.urlsafe_b64encode(raw).rstrip(b"=")

    signed = part({"alg": "HS256", "typ": "JWT", "kid": key.kid}) + b"." + part(claims("u1"))
    return (signed + b"." + part(hmac.new(public_pem(key), signed, hashlib.sha256).digest())).decode()


def wrong_tokens(key: SigningKey) -> dict[str, str]:
    """Every way in which a token can be wrong."""
    good = key.token("u1")
    head, body, signature = good.split(".")
    now = claims("u1")["iat"]
    return {
        "malformed": "not.a.token",
        "one part": "abc",
        "empty": "",
        "no signature": f"{head}.{body}.",
        "changed body": f"{head}.{base64.urlsafe_b64encode(b'{}').decode()}.{signature}",
        "changed signature": good[:-8] + "AAAAAAA=",
        "expired": key.token("u1", iat=now - 2000, exp=now - 1000),
        "not yet valid": key.token("u1", nbf=now + 1000),
        "issued in the future": key.token("u1", iat=now + 1000),
        "none": jwt.encode(claims("u1"), "", algorithm="none", headers={"kid": key.kid}),
        "HS256": shared_secret_token("u1"),
        "HS256 with the public key": hmac_with_public_key(key),
        "wrong issuer": key.token("u1", iss="someone"),
        "no issuer": key.token("u1", iss=None),
        "wrong audience": key.token("u1", aud="other-api"),
        "no audience": key.token("u1", aud=None),
        "no expiry": key.token("u1", exp=None),
        "no time of issue": key.token("u1", iat=None),
        "no subject": key.token("u1", sub=None),
        "empty subject": key.token("", sub=""),
        "subject that is no text": key.token("u1", sub=5),
        "unknown kid": SigningKey("key-2").token("u1"),
        "another key under the same kid": SigningKey("key-1").token("u1"),
        "no kid": jwt.encode(claims("u1"), key.private, algorithm="EdDSA"),
        "kid that is no text": jwt.encode(claims("u1"), key.private, algorithm="EdDSA", headers={"kid": "../key-1"}),
    }


@pytest.mark.parametrize("kind", list(wrong_tokens(SigningKey("key-1"))))
async def test_a_wrong_token_is_401(app: FastAPI, frontend: Frontend, kind: str) -> None:
    answer = await get(app, wrong_tokens(frontend.keys[0])[kind])
    assert answer.status_code == 401, kind
    assert answer.headers["www-authenticate"] == "Bearer"
    code = answer.json()["error"]["code"]
    assert code == ("token_expired" if kind == "expired" else "unauthorized")


async def test_no_token_or_another_scheme_is_401(app: FastAPI, frontend: Frontend) -> None:
    assert (await get(app, None)).status_code == 401
    assert (await get(app, frontend.keys[0].token("u1"), scheme="Basic")).status_code == 401


async def test_a_new_key_is_fetched_once(make_app: MakeApp, frontend: Frontend) -> None:
    app = make_app(auth_mode="jwks", jwks_url=frontend.url)
    clock = Clock(app)
    assert (await get(app, frontend.keys[0].token("u1"))).status_code == 200
    frontend.keys.append(SigningKey("key-2"))
    clock.now += 31
    assert (await get(app, frontend.keys[1].token("u1"))).status_code == 200
    assert frontend.fetches == 2


async def test_rubbish_cannot_hammer_the_frontend(make_app: MakeApp, frontend: Frontend) -> None:
    app = make_app(auth_mode="jwks", jwks_url=frontend.url)
    clock = Clock(app)
    rubbish = SigningKey("unknown").token("u1")
    assert [(await get(app, rubbish)).status_code for _ in range(5)] == [401] * 5
    assert frontend.fetches == 1
    clock.now += 31
    await get(app, rubbish)
    await get(app, rubbish)
    assert frontend.fetches == 2


async def test_keys_serve_on_while_the_frontend_is_away(make_app: MakeApp, frontend: Frontend) -> None:
    app = make_app(auth_mode="jwks", jwks_url=frontend.url)
    clock = Clock(app)
    token = frontend.keys[0].token("u1")
    assert (await get(app, token)).status_code == 200
    frontend.away = True
    clock.now += 10_000
    assert [(await get(app, token)).status_code for _ in range(3)] == [200] * 3


async def test_no_keys_at_all_is_503_until_the_frontend_is_there(make_app: MakeApp, frontend: Frontend) -> None:
    app = make_app(auth_mode="jwks", jwks_url=frontend.url)
    clock = Clock(app)
    token = frontend.keys[0].token("u1")
    frontend.away = True
    answer = await get(app, token)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "auth_keys_unavailable")
    assert "JWKS_URL" in answer.json()["error"]["message"]
    frontend.away = False
    clock.now += 3
    assert (await get(app, token)).status_code == 200


async def test_the_first_tokens_wait_for_a_frontend_that_is_started_anew(
    make_app: MakeApp, frontend: Frontend
) -> None:
    app = make_app(auth_mode="jwks", jwks_url=frontend.url)
    token = frontend.keys[0].token("u1")
    frontend.away = True
    waiting = [asyncio.create_task(get(app, token)) for _ in range(5)]
    await soon(lambda: frontend.fetches == 1)
    await asyncio.sleep(0.2)
    frontend.away = False
    assert [(await answer).status_code for answer in waiting] == [200] * 5
    assert frontend.fetches == 2


async def test_a_server_has_the_keys_before_the_first_token(app: FastAPI, frontend: Frontend) -> None:
    async with app.router.lifespan_context(app):
        await soon(lambda: frontend.fetches == 1)
        await asyncio.sleep(0.1)
        frontend.away = True
        assert (await get(app, frontend.keys[0].token("u1"))).status_code == 200
    assert frontend.fetches == 1


async def test_a_server_that_is_up_before_the_frontend_asks_again(app: FastAPI, frontend: Frontend) -> None:
    frontend.away = True
    async with app.router.lifespan_context(app):
        await soon(lambda: frontend.fetches == 1)
        frontend.away = False
        await soon(lambda: frontend.fetches == 2)
        assert (await get(app, frontend.keys[0].token("u1"))).status_code == 200
    assert frontend.fetches == 2


async def test_the_modes_do_not_mix(make_app: MakeApp, frontend: Frontend) -> None:
    shared = make_app()
    assert (await get(shared, shared_secret_token("u1"))).status_code == 200
    assert (await get(shared, frontend.keys[0].token("u1"))).status_code == 401
    assert (await get(shared, shared_secret_token("u1", secret=SECRET + "x"))).status_code == 401
    assert (await get(shared, jwt.encode(claims("u1"), SECRET, algorithm="HS512"))).status_code == 401
    assert (await get(shared, jwt.encode(claims("u1"), "", algorithm="none"))).status_code == 401
    assert frontend.fetches == 0


async def soon(holds: Callable[[], bool]) -> None:
    """Waits at most 10 s."""
    for _ in range(200):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("not in 10 s")


class Clock:
    """The clock of the app's key cache, to be turned on by hand."""

    def __init__(self, app: FastAPI) -> None:
        self.now = 1000.0
        app.state.todo.verifier._keys._cache._clock = lambda: self.now
