"""Turns a bearer token into a user id. The algorithm is fixed by the mode, never read from the token.

jwks: EdDSA with the frontend's public keys. shared-secret: HS256 with JWT_SECRET, as the spec's prose has it.
One mode at a time: a public key can then never serve as an HMAC secret (RFC 8725, section 2.1).
"""

from typing import Any, Protocol

import jwt

from todo_backend.auth.accounts import Accounts
from todo_backend.auth.jwks import JwksCache
from todo_backend.auth.verified import Verified, VerifiedTokens
from todo_backend.db.engine import Database
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

    async def prefetch(self) -> None:
        """Makes ready what the first key would wait for."""
        ...


class SharedSecret:
    """HS256."""

    algorithm = "HS256"

    def __init__(self, secret: str) -> None:
        self._secret = secret

    async def key_for(self, header: dict[str, Any]) -> str:  # noqa: ARG002 - one key for all
        """The one secret."""
        return self._secret

    async def prefetch(self) -> None:
        """It is there already."""


class PublicKeys:
    """EdDSA with the key that the token's `kid` names."""

    algorithm = "EdDSA"

    def __init__(self, cache: JwksCache) -> None:
        self._cache = cache

    async def key_for(self, header: dict[str, Any]) -> Any:
        """The public key with the token's `kid`."""
        kid = header.get("kid")
        return await self._cache.get(kid) if isinstance(kid, str) else None

    async def prefetch(self) -> None:
        """Fetches the keys before the first token comes."""
        await self._cache.prefetch()


class TokenVerifier:
    """Checks signature, algorithm, times, issuer and audience, and, with `accounts`, that the user is still there."""

    def __init__(self, keys: KeySource, issuer: str, audience: str, accounts: Accounts | None = None) -> None:
        self._keys, self._issuer, self._audience, self._accounts = keys, issuer, audience, accounts
        self._verified = VerifiedTokens()

    async def prefetch(self) -> None:
        """Makes ready what the first token would wait for."""
        await self._keys.prefetch()

    async def user_id(self, token: str) -> str:
        """The token's `sub`. Raises ApiError 401, or 503 when the keys cannot be had."""
        known = self._verified.find(token)
        # A key that has gone, or has been replaced under the same name, takes its tokens with it.
        if known is None or await self._keys.key_for(known.header) is not known.key:
            known = await self._verify(token)
            self._verified.keep(token, known)
        if self._accounts and not await self._accounts.exists(known.subject):
            raise unauthorized("This account is not there any more.", "account_deleted")
        return known.subject

    async def _verify(self, token: str) -> Verified:
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
        return Verified(subject, header, key, float(claims["exp"]) + LEEWAY_SECONDS)


def unauthorized(message: str, code: str = "unauthorized") -> ApiError:
    """401 with the header that RFC 6750 asks for."""
    return ApiError(401, code, message, {"WWW-Authenticate": "Bearer"})


def make_verifier(settings: Settings, database: Database) -> TokenVerifier:
    """The verifier of the mode that the settings name.

    With a shared secret anybody may issue tokens, for users who need not be the frontend's: no account is asked for.
    """
    if settings.auth_mode == "shared-secret":
        secret = SharedSecret(settings.jwt_secret.get_secret_value())
        return TokenVerifier(secret, settings.jwt_issuer, settings.jwt_audience)
    keys = PublicKeys(JwksCache(settings.jwks_url))
    return TokenVerifier(keys, settings.jwt_issuer, settings.jwt_audience, Accounts(database))
