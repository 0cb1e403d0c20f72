"""What may be wrong with settings, and what a person should do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pydantic import ValidationError

from todo_backend.db.url import DatabaseUrlError, parse_database_url
from todo_backend.secret_files import ENVIRONMENT, file_of, place_of
from todo_backend.startup_error import Problem
from todo_backend.tracing import is_installed

if TYPE_CHECKING:
    from todo_backend.settings import Settings

MIN_SECRET_LENGTH = 32
MIN_DIFFERENT_CHARACTERS = 9
KNOWN_PASSWORDS = frozenset(
    ("postgres", "password", "changeme", "change-me", "todo", "admin", "root", "secret", "example", "test", "123456")
)
# Eight letters and more: no random secret holds one of these by chance.
PLACEHOLDER_WORDS = ("changeme", "change-me", "change_me", "placeholder", "your-secret", "password", "jwt-secret")
WHERE = ENVIRONMENT
EXAMPLE_URL = "postgresql://user:password@host:5432/name"


def find_problems(settings: Settings) -> list[Problem]:
    """Checks that go beyond types: which variables belong together, and secrets that are too weak."""
    return [*_database(settings), *_auth(settings), *_model(settings), *_traces(settings)]


def problems_of_validation(error: ValidationError) -> list[Problem]:
    """One problem for each variable of the wrong form. Values are left out: they may be secret."""
    return [
        Problem(
            code="SETTING-INVALID",
            what=f"{'.'.join(str(part) for part in item['loc']).upper()}: {item['msg']}",
            where=WHERE,
            cause="a typing error, or a value of another version",
            next="correct or remove the variable, then start again",
        )
        for item in error.errors(include_input=False, include_url=False)
    ]


def _database(settings: Settings) -> list[Problem]:
    url = settings.database_url.get_secret_value()
    where = place_of("DATABASE_URL")
    if not url:
        return [_no_database(where)]
    try:
        parse_database_url(url)
    except DatabaseUrlError as error:
        return [
            Problem(
                code="DATABASE-URL-INVALID",
                what=f"DATABASE_URL cannot be used: {error}",
                where=where,
                cause="a typing error, or a URL of another kind of database",
                next=f"give it the form {EXAMPLE_URL}",
            )
        ]
    if settings.environment == "prod" and unquote(urlsplit(url).password or "").lower() in KNOWN_PASSWORDS:
        return [
            Problem(
                code="DATABASE-PASSWORD-WEAK",
                what="the password in DATABASE_URL is one that everybody tries first",
                where=where,
                cause="a password of an example was kept",
                next="give the database's role another password, and DATABASE_URL too: openssl rand -hex 24",
            )
        ]
    return []


def _no_database(where: str) -> Problem:
    from_file = file_of("DATABASE_URL") is not None
    return Problem(
        code="DATABASE-URL-MISSING",
        what="DATABASE_URL is not set",
        where=where,
        cause="the Secret has no such key, or an empty one"
        if from_file
        else "the backend was started by itself, without a database",
        next=f"put {EXAMPLE_URL} there, then start again"
        if from_file
        else f"set DATABASE_URL={EXAMPLE_URL}, or let `npm run dev` bring its own PostgreSQL",
    )


def _auth(settings: Settings) -> list[Problem]:
    if settings.auth_mode == "shared-secret":
        secret = settings.jwt_secret.get_secret_value()
        length = len(secret)
        guessable = settings.environment == "prod" and is_guessable(secret)
        if length >= MIN_SECRET_LENGTH and not guessable:
            return []
        return [
            Problem(
                code="JWT-SECRET-MISSING" if length == 0 else "JWT-SECRET-WEAK",
                what=f"AUTH_MODE=shared-secret needs a JWT_SECRET of at least {MIN_SECRET_LENGTH} random characters"
                + (f", it has {length}" if 0 < length < MIN_SECRET_LENGTH else ""),
                where=place_of("JWT_SECRET"),
                cause="it is words, or one pattern again and again" if guessable else "it was left out or shortened",
                next="set JWT_SECRET to the output of: openssl rand -base64 32",
            )
        ]
    if not _is_http_url(settings.jwks_url):
        return [
            Problem(
                code="JWKS-URL-INVALID",
                what="JWKS_URL is no http(s) URL",
                where=WHERE,
                cause="a typing error",
                next="set JWKS_URL=http://<frontend>:3000/api/auth/jwks",
            )
        ]
    return []


def is_guessable(secret: str) -> bool:
    """True for a secret that a person made up: few different characters, or a placeholder's words in it.

    Of random base64 or hexadecimal digits, 32 or more, less than one in a million looks so.
    """
    lower = secret.lower()
    return len(set(secret)) < MIN_DIFFERENT_CHARACTERS or any(word in lower for word in PLACEHOLDER_WORDS)


def _traces(settings: Settings) -> list[Problem]:
    endpoint = settings.otel_exporter_otlp_endpoint
    if not endpoint:
        return []
    if not _is_http_url(endpoint):
        what, code, hint = "is no http(s) URL", "OTEL-ENDPOINT-INVALID", "http://<collector>:4318"
    elif settings.otel_exporter_otlp_protocol != "http/protobuf":
        what, code, hint = "needs a protocol that is not there", "OTEL-PROTOCOL-UNKNOWN", "http://<collector>:4318"
    elif not is_installed():
        what, code, hint = "needs packages that are not installed", "OTEL-PACKAGES-MISSING", ""
    else:
        return []
    install = "build the image with --build-arg EXTRAS=otel (or uv sync --extra otel), or leave the variable out"
    return [
        Problem(
            code=code,
            what=f"OTEL_EXPORTER_OTLP_ENDPOINT {what}",
            where=WHERE,
            cause="traces are sent as protobuf over HTTP (port 4318), and only by builds that have the extra `otel`",
            next=f"set it to {hint}, OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf" if hint else install,
        )
    ]


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
            code=f"{name.replace('_', '-')}-MISSING",
            what=f"the assistant {provider} needs {name}",
            where=place_of(name) if name.endswith("_API_KEY") else WHERE,
            cause="LLM_PROVIDER or LLM_BASE_URL is set without what it needs",
            next=hint,
        )
        for name, hint in missing
    ]
    if settings.llm_base_url and not _is_http_url(settings.llm_base_url):
        problems.append(
            Problem(
                code="LLM-BASE-URL-INVALID",
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
