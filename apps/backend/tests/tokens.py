"""Tokens as the frontend issues them, and every way in which one can be wrong."""

import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SECRET = "a-shared-secret-of-more-than-32-characters, and of more than 64 too"


def claims(user_id: str, **changes: Any) -> dict[str, Any]:
    """Good claims; a change to None leaves the claim out."""
    now = int(time.time())
    good = {"sub": user_id, "iss": "todo-chatbot", "aud": "todo-api", "iat": now, "exp": now + 900}
    return {name: value for name, value in (good | changes).items() if value is not None}


def shared_secret_token(user_id: str, secret: str = SECRET, **changes: Any) -> str:
    """HS256."""
    return jwt.encode(claims(user_id, **changes), secret, algorithm="HS256")


class SigningKey:
    """An Ed25519 key of a frontend."""

    def __init__(self, kid: str) -> None:
        self.kid = kid
        self.private = Ed25519PrivateKey.generate()

    def token(self, user_id: str, kid: str | None = None, **changes: Any) -> str:
        """EdDSA."""
        headers = {"kid": kid or self.kid}
        return jwt.encode(claims(user_id, **changes), self.private, algorithm="EdDSA", headers=headers)

    def public_jwk(self) -> dict[str, Any]:
        """As it stands in a JWKS document."""
        jwk: dict[str, Any] = jwt.algorithms.OKPAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return {**jwk, "kid": self.kid, "alg": "EdDSA"}
