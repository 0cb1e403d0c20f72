"""Settings: defaults, empty means unset, and a clear refusal of what cannot work."""

import pytest

from todo_backend.settings import Settings, load_settings
from todo_backend.startup_error import StartupError

URL = "postgresql://todo:pw@db:5432/todo"


def load(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    """Loads settings from exactly these variables."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return load_settings()


def codes(monkeypatch: pytest.MonkeyPatch, **variables: str) -> list[str]:
    """The codes of the problems; each problem must say where and what next."""
    with pytest.raises(StartupError) as caught:
        load(monkeypatch, **variables)
    for problem in caught.value.problems:
        assert problem.what
        assert problem.where
        assert problem.cause
        assert problem.next
    return [problem.code for problem in caught.value.problems]


def test_only_the_database_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, DATABASE_URL=URL)
    assert settings.auth_mode == "jwks"
    assert settings.jwks_url == "http://127.0.0.1:3000/api/auth/jwks"
    assert (settings.jwt_issuer, settings.jwt_audience) == ("todo-chatbot", "todo-api")
    assert settings.provider == "offline"
    assert (settings.environment, settings.log_level) == ("dev", "info")


def test_empty_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = {name.upper(): "" for name in Settings.model_fields}
    assert load(monkeypatch, **{**empty, "DATABASE_URL": URL}) == load(monkeypatch, DATABASE_URL=URL)
    assert codes(monkeypatch, **empty) == ["DATABASE_URL_MISSING"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "DATABASE_URL_MISSING"),
        ({"DATABASE_URL": "mysql://a@b/c"}, "DATABASE_URL_INVALID"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL_INVALID"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "shared-secret"}, "JWT_SECRET_MISSING"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": "short"}, "JWT_SECRET_WEAK"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "both"}, "SETTING_INVALID"),
        ({"DATABASE_URL": URL, "JWKS_URL": "frontend:3000"}, "JWKS_URL_INVALID"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "groq"}, "GROQ_API_KEY_MISSING"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "openai"}, "OPENAI_API_KEY_MISSING"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "custom", "LLM_MODEL": "m"}, "LLM_BASE_URL_MISSING"),
        ({"DATABASE_URL": URL, "LLM_BASE_URL": "http://llm:8080/v1"}, "LLM_MODEL_MISSING"),
        ({"DATABASE_URL": URL, "LLM_BASE_URL": "llm", "LLM_MODEL": "m"}, "LLM_BASE_URL_INVALID"),
        ({"DATABASE_URL": URL, "ENVIRONMENT": "stage"}, "SETTING_INVALID"),
    ],
)
def test_what_cannot_work_is_refused(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    assert codes(monkeypatch, **variables) == [expected]


def test_every_problem_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = codes(monkeypatch, AUTH_MODE="shared-secret", LLM_PROVIDER="groq")
    assert found == ["DATABASE_URL_MISSING", "JWT_SECRET_MISSING", "GROQ_API_KEY_MISSING"]


def test_no_message_repeats_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for variables in (
        {"DATABASE_URL": "mysql://user:hunter2@host/name"},
        {"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": "hunter2"},
        {"DATABASE_URL": URL, "AUTH_MODE": "hunter2"},
    ):
        with pytest.raises(StartupError) as caught:
            load(monkeypatch, **variables)
        assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"GROQ_API_KEY": "g", "OPENAI_API_KEY": "o", "LLM_BASE_URL": "http://x/v1"}, "groq"),
        ({"OPENAI_API_KEY": "o", "LLM_BASE_URL": "http://x/v1"}, "openai"),
        ({"LLM_BASE_URL": "http://x/v1", "LLM_MODEL": "m"}, "custom"),
        ({"LLM_PROVIDER": "offline", "GROQ_API_KEY": "g"}, "offline"),
        ({"LLM_PROVIDER": "openai", "GROQ_API_KEY": "g", "OPENAI_API_KEY": "o"}, "openai"),
    ],
)
def test_auto_takes_the_first_that_is_configured(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    assert load(monkeypatch, DATABASE_URL=URL, **variables).provider == expected
