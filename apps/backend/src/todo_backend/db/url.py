"""Turns any PostgreSQL URL that a provider hands out into what SQLAlchemy and asyncpg take.

asyncpg knows none of libpq's query parameters (`sslmode`, `channel_binding`, …), which Neon's URLs carry.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from uuid import uuid4

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
SCHEMES = ("postgres", "postgresql", "postgresql+asyncpg")
NEON_DOMAINS = (".neon.tech", ".neon.build")
# Parameters that asyncpg neither has nor needs: SCRAM channel binding is not offered by it at all.
DROPPED = ("channel_binding", "gssencmode", "sslcompression", "target_session_attrs", "pgbouncer")


class DatabaseUrlError(ValueError):
    """The URL cannot be used. The message never holds the URL: it carries a password."""


@dataclass(frozen=True)
class DatabaseUrl:
    """A usable URL, the arguments for asyncpg's connect, and parameters that were left out."""

    url: str
    connect_args: dict[str, Any] = field(default_factory=dict)
    pooled: bool = False
    ignored: tuple[str, ...] = ()


def parse_database_url(text: str, *, direct: bool = False) -> DatabaseUrl:
    """Normalises `text`.

    `direct=True` (migrations, advisory locks) goes round Neon's pooler to the database itself.
    Raises DatabaseUrlError.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise DatabaseUrlError("host or port cannot be read") from None
    if parts.scheme not in SCHEMES:
        raise DatabaseUrlError("it does not begin with postgresql://")
    if not host:
        raise DatabaseUrlError("it names no host")
    name = parts.path.lstrip("/")
    if not name:
        raise DatabaseUrlError("it names no database after the host")
    if direct and host.endswith(NEON_DOMAINS):
        host = re.sub(r"^([^.]+)-pooler\.", r"\1.", host)

    pooled = host.split(".")[0].endswith("-pooler") or "pgbouncer=true" in parts.query
    connect_args, ignored = _read_query(parts.query)
    if pooled:
        connect_args.update(_no_statement_cache())

    user_info = ""
    if parts.username:
        user_info = quote(unquote(parts.username), safe="")
        if parts.password is not None:
            user_info += ":" + quote(unquote(parts.password), safe="")
        user_info += "@"
    shown_host = f"[{host}]" if ":" in host else host
    url = f"postgresql+asyncpg://{user_info}{shown_host}{f':{port}' if port else ''}/{name}"
    return DatabaseUrl(url=url, connect_args=connect_args, pooled=pooled, ignored=ignored)


def _read_query(query: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """asyncpg's arguments for libpq's parameters, and the names of those that have no meaning here."""
    arguments: dict[str, Any] = {}
    server_settings: dict[str, str] = {}
    ignored: list[str] = []
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key in ("sslmode", "ssl"):
            if value not in SSL_MODES:
                raise DatabaseUrlError(f"sslmode is none of {', '.join(SSL_MODES)}")
            arguments["ssl"] = value
        elif key == "connect_timeout":
            arguments["timeout"] = _seconds(value)
        elif key == "application_name":
            server_settings[key] = value
        elif key == "options":
            server_settings.update(_server_options(value))
        elif key not in DROPPED:
            ignored.append(key)
    if server_settings:
        arguments["server_settings"] = server_settings
    return arguments, tuple(ignored)


def _no_statement_cache() -> dict[str, Any]:
    """PgBouncer in transaction mode hands every transaction another server: no statement may outlive one."""
    return {
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: f"__todo_{uuid4().hex}__",
    }


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        raise DatabaseUrlError("connect_timeout is no number of seconds") from None
    return seconds if seconds > 0 else 60.0


def _server_options(value: str) -> dict[str, str]:
    """Reads `-c name=value` of libpq's `options`. Neon's `endpoint=…` is for clients without SNI: not needed."""
    return dict(re.findall(r"-c\s*([\w.]+)=(\S+)", value))
