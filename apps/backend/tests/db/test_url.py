"""Database URLs, as people and providers write them."""

import pytest
from sqlalchemy import make_url

from todo_backend.db.url import DatabaseUrlError, parse_database_url

NEON = "postgresql://me:p%40ss@ep-cool-1-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require&channel_binding=require"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_scheme_becomes_asyncpg(scheme: str) -> None:
    target = parse_database_url(f"{scheme}://todo:pw@db:5433/name")
    assert target.url == "postgresql+asyncpg://todo:pw@db:5433/name"
    assert target.connect_args == {}
    assert not target.pooled


def test_neon_pooled_url() -> None:
    target = parse_database_url(NEON)
    url = make_url(target.url)
    assert (url.username, url.password, url.database) == ("me", "p@ss", "neondb")
    assert url.query == {}
    assert target.connect_args["ssl"] == "require"
    assert target.pooled
    assert target.connect_args["statement_cache_size"] == 0
    assert target.connect_args["prepared_statement_cache_size"] == 0
    name = target.connect_args["prepared_statement_name_func"]
    assert name() != name()


def test_direct_goes_round_neons_pooler() -> None:
    target = parse_database_url(NEON, direct=True)
    assert make_url(target.url).host == "ep-cool-1.eu-central-1.aws.neon.tech"
    assert not target.pooled
    assert target.connect_args == {"ssl": "require"}


def test_direct_leaves_other_poolers_alone() -> None:
    target = parse_database_url("postgres://a@my-pooler.example.org/b", direct=True)
    assert make_url(target.url).host == "my-pooler.example.org"
    assert target.pooled


def test_parameters_of_libpq() -> None:
    query = "connect_timeout=3&application_name=x&options=-c%20search_path%3Da,b&pgbouncer=true&fallback=1"
    target = parse_database_url(f"postgres://a@h/b?{query}")
    assert target.connect_args["timeout"] == 3.0
    assert target.connect_args["server_settings"] == {"application_name": "x", "search_path": "a,b"}
    assert target.pooled
    assert target.ignored == ("fallback",)


def test_ipv6_host() -> None:
    assert parse_database_url("postgres://a@[::1]:5432/b").url == "postgresql+asyncpg://a@[::1]:5432/b"


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "mysql://a@b/c", "postgres:///name", "postgres://host", "postgres://h:port/b",
     "postgres://a@h/b?sslmode=maybe", "postgres://a@h/b?connect_timeout=soon"],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(DatabaseUrlError):
        parse_database_url(text)
