"""What may be wrong with settings, and what a person should do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import ValidationError

from todo_backend.db.url import DatabaseUrlError, parse_database_url
from todo_backend.startup_error import Problem

if TYPE_CHECKING:
    from todo_backend.settings import Settings

MIN_SECRET_LENGTH = 32
WHERE = "the environment of the process (.env at the workspace root, or the Secret in Kubernetes)"
EXAMPLE_URL = "postgresql://user:password@host:5432/name"


def find_problems(settings: Settings) -> list[Problem]:
    """Checks that go beyond types: which variables belong together, and secrets that are too weak."""
    return [*_database(settings), *_auth(settings), *_model(settings)]


def problems_of_validation(error: ValidationError) -> list[Problem]:
    """One problem for each variable of the wrong form. Values are left out: they may be secret."""
    return [
        Problem(
            code="SETTING_INVALID",
            what=f"{'.'.join(str(part) for part in item['loc']).upper()}: {item['msg']}",
            where=WHERE,
            cause="a typing error, or a value of another version",
            next="correct or remove the variable, then start again",
        )
        for item in error.errors(include_input=False, include_url=False)
    ]


def _database(settings: Settings) -> list[Problem]:
    url = settings.database_url.get_secret_value()
    if not url:
        return [
            Problem(
                code="DATABASE_URL_MISSING",
                what="DATABASE_URL is not set",
                where=WHERE,
                cause="the backend was started by itself, without a database",
                next=f"set DATABASE_URL={EXAMPLE_URL}, or let `npm run dev` bring its own PostgreSQL",
            )
        ]
    try:
        parse_database_url(url)
    except DatabaseUrlError as error:
        return [
            Problem(
                code="DATABASE_URL_INVALID",
                what=f"DATABASE_URL cannot be used: {error}",
                where=WHERE,
                cause="a typing error, or a URL of another kind of database",
                next=f"give it the form {EXAMPLE_URL}",
            )
        ]
    return []


def _auth(settings: Settings) -> list[Problem]:
    if settings.auth_mode == "shared-secret":
        length = len(settings.jwt_secret.get_secret_value())
        if length >= MIN_SECRET_LENGTH:
            return []
        return [
            Problem(
                code="JWT_SECRET_MISSING" if length == 0 else "JWT_SECRET_WEAK",
                what=f"AUTH_MODE=shared-secret needs a JWT_SECRET of at least {MIN_SECRET_LENGTH} characters"
                + (f", it has {length}" if length else ""),
                where=WHERE,
                cause="the secret was left out or shortened",
                next="set JWT_SECRET to the output of: openssl rand -base64 32",
            )
        ]
    if not _is_http_url(settings.jwks_url):
        return [
            Problem(
                code="JWKS_URL_INVALID",
                what="JWKS_URL is no http(s) URL",
                where=WHERE,
                cause="a typing error",
                next="set JWKS_URL=http://<frontend>:3000/api/auth/jwks",
            )
        ]
    return []


def _model(settings: Settings) -> list[Problem]:
    provider = settings.provider
    missing: list[tuple[str, str]] = []
    if provider == "groq" and not settings.groq_api_key.get_secret_value():
        missing.append(("GROQ_API_KEY", "set GROQ_API_KEY, or LLM_PROVIDER=offline"))
    if provider == "openai" and not settings.openai_api_key.get_secret_value():
        missing.append(("OPENAI_API_KEY", "set OPENAI_API_KEY, or LLM_PROVIDER=offline"))
    if provider == "custom" and not settings.llm_base_url:
        missing.append(("LLM_BASE_URL", "set LLM_BASE_URL=http://host:port/v1, or LLM_PROVIDER=offline"))
    if provider == "custom" and not settings.llm_model:
        missing.append(("LLM_MODEL", "set LLM_MODEL to a model that the server at LLM_BASE_URL has"))
    problems = [
        Problem(
            code=f"{name}_MISSING",
            what=f"the assistant {provider} needs {name}",
            where=WHERE,
            cause="LLM_PROVIDER or LLM_BASE_URL is set without what it needs",
            next=hint,
        )
        for name, hint in missing
    ]
    if settings.llm_base_url and not _is_http_url(settings.llm_base_url):
        problems.append(
            Problem(
                code="LLM_BASE_URL_INVALID",
                what="LLM_BASE_URL is no http(s) URL",
                where=WHERE,
                cause="a typing error",
                next="set LLM_BASE_URL=http://host:port/v1",
            )
        )
    return problems


def _is_http_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
