"""Settings from the environment, secrets also from files, checked once at start. An empty one counts as unset."""

from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from todo_backend.secret_files import read_secret_files
from todo_backend.settings_check import find_problems, problems_of_validation
from todo_backend.startup_error import StartupError

AuthMode = Literal["jwks", "shared-secret"]
ProviderName = Literal["offline", "groq", "openai", "custom"]


class Settings(BaseSettings):
    """Every variable that the backend reads; the names are the environment's in lower case."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", str_strip_whitespace=True)

    database_url: SecretStr = SecretStr("")
    # No overflow: what is above the size is closed after each use, and a connection costs more than a query.
    database_pool_size: int = Field(default=10, ge=1, le=50)
    database_pool_overflow: int = Field(default=0, ge=0, le=50)
    migrate_wait_seconds: float = Field(default=30, ge=0, le=3600)

    auth_mode: AuthMode = "jwks"
    jwks_url: str = "http://127.0.0.1:3000/api/auth/jwks"
    jwt_issuer: str = "todo-chatbot"
    jwt_audience: str = "todo-api"
    jwt_secret: SecretStr = SecretStr("")

    llm_provider: Literal["auto", "offline", "groq", "openai", "custom"] = "auto"
    groq_api_key: SecretStr = SecretStr("")
    openai_api_key: SecretStr = SecretStr("")
    llm_base_url: str = ""
    llm_api_key: SecretStr = SecretStr("")
    llm_model: str = ""
    llm_timeout_seconds: float = Field(default=30, gt=0, le=300)
    chat_timeout_seconds: float = Field(default=90, gt=0, le=600)
    chat_per_minute: int = Field(default=20, ge=1, le=100_000)
    chat_per_day: int = Field(default=200, ge=1, le=1_000_000)

    # After SIGTERM, for answers that are under way; uvicorn's own limit must be longer.
    shutdown_stream_seconds: float = Field(default=5, ge=0, le=300)
    # After SIGTERM, before connections are closed: meanwhile each answer says that its connection ends.
    shutdown_linger_seconds: float = Field(default=0, ge=0, le=60)
    # Prometheus' figures; 0 is off.
    metrics_port: int = Field(default=0, ge=0, le=65535)
    metrics_host: str = "127.0.0.1"
    # Traces; empty is off. The exporter reads the other OTEL_* variables itself.
    otel_exporter_otlp_endpoint: str = ""
    otel_exporter_otlp_protocol: str = "http/protobuf"

    environment: Literal["dev", "prod"] = "dev"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def provider(self) -> ProviderName:
        """The provider in use. `auto` takes the first one that is configured, offline when none is."""
        if self.llm_provider != "auto":
            return self.llm_provider
        if self.groq_api_key.get_secret_value():
            return "groq"
        if self.openai_api_key.get_secret_value():
            return "openai"
        return "custom" if self.llm_base_url else "offline"


def load_settings() -> Settings:
    """Reads and checks the environment, and the files of SECRETS_DIR where that is set.

    Raises StartupError with every problem at once.
    """
    secrets = [name.upper() for name, field in Settings.model_fields.items() if field.annotation is SecretStr]
    files: dict[str, Any] = {name.lower(): value for name, value in read_secret_files(secrets).items()}
    try:
        settings = Settings(**files)
    except ValidationError as error:
        raise StartupError(problems_of_validation(error)) from None
    problems = find_problems(settings)
    if problems:
        raise StartupError(problems)
    return settings
