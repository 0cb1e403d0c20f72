"""Settings: defaults, empty means unset, and a clear refusal of what cannot work."""

import secrets

import pytest

from todo_backend import tracing
from todo_backend.settings import Settings, load_settings
from todo_backend.settings_check import is_guessable
from todo_backend.startup_error import StartupError

URL = "postgresql://todo:pw@db:5432/todo"


def load(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    """Loads settings from exactly these variables."""
    for name in (*Settings.model_fields, "secrets_dir"):
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
    assert codes(monkeypatch, **empty) == ["DATABASE-URL-MISSING"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "DATABASE-URL-MISSING"),
        ({"DATABASE_URL": "mysql://a@b/c"}, "DATABASE-URL-INVALID"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE-URL-INVALID"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "shared-secret"}, "JWT-SECRET-MISSING"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": "short"}, "JWT-SECRET-WEAK"),
        ({"DATABASE_URL": URL, "AUTH_MODE": "both"}, "SETTING-INVALID"),
        ({"DATABASE_URL": URL, "JWKS_URL": "frontend:3000"}, "JWKS-URL-INVALID"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "groq"}, "GROQ-API-KEY-MISSING"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "openai"}, "OPENAI-API-KEY-MISSING"),
        ({"DATABASE_URL": URL, "LLM_PROVIDER": "custom", "LLM_MODEL": "m"}, "LLM-BASE-URL-MISSING"),
        ({"DATABASE_URL": URL, "LLM_BASE_URL": "http://llm:8080/v1"}, "LLM-MODEL-MISSING"),
        ({"DATABASE_URL": URL, "LLM_BASE_URL": "llm", "LLM_MODEL": "m"}, "LLM-BASE-URL-INVALID"),
        ({"DATABASE_URL": URL, "ENVIRONMENT": "stage"}, "SETTING-INVALID"),
        ({"DATABASE_URL": URL, "METRICS_PORT": "65536"}, "SETTING-INVALID"),
        ({"DATABASE_URL": URL, "OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318"}, "OTEL-ENDPOINT-INVALID"),
        (
            {
                "DATABASE_URL": URL,
                "OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4317",
                "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
            },
            "OTEL-PROTOCOL-UNKNOWN",
        ),
    ],
)
def test_what_cannot_work_is_refused(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: str
) -> None:
    assert codes(monkeypatch, **variables) == [expected]


@pytest.mark.parametrize(
    "secret",
    [
        "changeme" * 4,
        "please-change-me-before-you-go-live-1234",
        "abcd" * 10,
        "0" * 64,
        "My-Password-Is-Longer-Than-32-Letters",
    ],
)
def test_secrets_that_a_person_made_up_are_refused_in_prod(monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
    variables = {"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": secret}
    assert codes(monkeypatch, **variables, ENVIRONMENT="prod") == ["JWT-SECRET-WEAK"]
    assert load(monkeypatch, **variables).environment == "dev"


def test_random_secrets_are_taken_in_prod(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(200):
        for secret in (secrets.token_hex(16), secrets.token_urlsafe(24), secrets.token_hex(32)):
            assert not is_guessable(secret), secret
    variables = {"DATABASE_URL": URL, "AUTH_MODE": "shared-secret", "JWT_SECRET": secrets.token_hex(16)}
    assert load(monkeypatch, **variables, ENVIRONMENT="prod").environment == "prod"


@pytest.mark.parametrize("password", ["postgres", "Password", "change%2Dme"])
def test_passwords_of_examples_are_refused_in_prod(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    url = f"postgresql://todo:{password}@db/todo"
    assert codes(monkeypatch, DATABASE_URL=url, ENVIRONMENT="prod") == ["DATABASE-PASSWORD-WEAK"]
    assert load(monkeypatch, DATABASE_URL=url).environment == "dev"


def test_traces_need_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {"DATABASE_URL": URL, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}
    assert load(monkeypatch, **variables).otel_exporter_otlp_endpoint
    monkeypatch.setattr(tracing, "PACKAGE", "opentelemetry.exporter.that_is_not_installed")
    assert codes(monkeypatch, **variables) == ["OTEL-PACKAGES-MISSING"]


def test_every_problem_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = codes(monkeypatch, AUTH_MODE="shared-secret", LLM_PROVIDER="groq")
    assert found == ["DATABASE-URL-MISSING", "JWT-SECRET-MISSING", "GROQ-API-KEY-MISSING"]


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
