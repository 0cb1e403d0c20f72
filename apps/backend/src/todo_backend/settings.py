"""Settings from the environment, checked once at start. An empty variable counts as unset."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from todo_backend.settings_check import find_problems, problems_of_validation
from todo_backend.startup_error import StartupError

AuthMode = Literal["jwks", "shared-secret"]
ProviderName = Literal["offline", "groq", "openai", "custom"]


class Settings(BaseSettings):
    """Every variable that the backend reads; the names are the environment's in lower case."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", str_strip_whitespace=True)

    database_url: SecretStr = SecretStr("")
    database_pool_size: int = Field(default=5, ge=1, le=50)
    database_pool_overflow: int = Field(default=5, ge=0, le=50)
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
    """Reads and checks the environment.

    Raises StartupError with every problem at once.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        raise StartupError(problems_of_validation(error)) from None
    problems = find_problems(settings)
    if problems:
        raise StartupError(problems)
    return settings
