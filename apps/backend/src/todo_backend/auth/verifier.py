"""Turns a bearer token into a user id. The algorithm is fixed by the mode, never read from the token.

jwks: EdDSA with the frontend's public keys. shared-secret: HS256 with JWT_SECRET, as the spec's prose has it.
One mode at a time: a public key can then never serve as an HMAC secret (RFC 8725, section 2.1).
"""

from typing import Any, Protocol

import jwt

from todo_backend.auth.jwks import JwksCache
from todo_backend.errors import ApiError
from todo_backend.settings import Settings

LEEWAY_SECONDS = 30
REQUIRED = ["exp", "iat", "sub", "iss", "aud"]


class KeySource(Protocol):
    """Where the key for a token comes from."""

    algorithm: str

    async def key_for(self, header: dict[str, Any]) -> Any:
        """The key, or None when there is none for this header."""
        ...


class SharedSecret:
    """HS256."""

    algorithm = "HS256"

    def __init__(self, secret: str) -> None:
        self._secret = secret

    async def key_for(self, header: dict[str, Any]) -> str:  # noqa: ARG002 - one key for all
        """The one secret."""
        return self._secret


class PublicKeys:
    """EdDSA with the key that the token's `kid` names."""

    algorithm = "EdDSA"

    def __init__(self, cache: JwksCache) -> None:
        self._cache = cache

    async def key_for(self, header: dict[str, Any]) -> Any:
        """The public key with the token's `kid`."""
        kid = header.get("kid")
        return await self._cache.get(kid) if isinstance(kid, str) else None


class TokenVerifier:
    """Checks signature, algorithm, times, issuer and audience."""

    def __init__(self, keys: KeySource, issuer: str, audience: str) -> None:
        self._keys, self._issuer, self._audience = keys, issuer, audience

    async def user_id(self, token: str) -> str:
        """The token's `sub`. Raises ApiError 401, or 503 when the keys cannot be had."""
        try:
            header = jwt.get_unverified_header(token)
        except jwt.InvalidTokenError:
            raise unauthorized("The token cannot be read.") from None
        if header.get("alg") != self._keys.algorithm:
            raise unauthorized("The token is not signed in the way that is asked for.")
        key = await self._keys.key_for(header)
        if key is None:
            raise unauthorized("The token is signed with an unknown key.")
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=[self._keys.algorithm],
                issuer=self._issuer,
                audience=self._audience,
                leeway=LEEWAY_SECONDS,
                options={"require": REQUIRED},
            )
        except jwt.ExpiredSignatureError:
            raise unauthorized("The token has expired: sign in again.", "token_expired") from None
        except jwt.InvalidTokenError:
            raise unauthorized("The token is not valid.") from None
        subject = claims["sub"]
        if not isinstance(subject, str) or not subject:
            raise unauthorized("The token names no user.")
        return subject


def unauthorized(message: str, code: str = "unauthorized") -> ApiError:
    """401 with the header that RFC 6750 asks for."""
    return ApiError(401, code, message, {"WWW-Authenticate": "Bearer"})


def make_verifier(settings: Settings) -> TokenVerifier:
    """The verifier of the mode that the settings name."""
    keys: KeySource
    if settings.auth_mode == "shared-secret":
        keys = SharedSecret(settings.jwt_secret.get_secret_value())
    else:
        keys = PublicKeys(JwksCache(settings.jwks_url))
    return TokenVerifier(keys, settings.jwt_issuer, settings.jwt_audience)
