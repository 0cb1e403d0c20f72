"""Where models come from. A table: a new provider is a new row."""

from dataclasses import dataclass

from todo_backend.settings import ProviderName, Settings


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible service. `key_setting` and the others are what a person is told to look at."""

    name: ProviderName
    title: str
    base_url: str | None
    models: tuple[str, ...]
    key_setting: str
    # OpenAI's newer models refuse `max_tokens`; Groq counts an unset one against the limit per minute.
    max_tokens: int | None = None
    # OpenAI keeps what is sent unless told not to; the others refuse the field.
    store: bool | None = None


PROVIDERS: dict[str, Provider] = {
    "groq": Provider(
        name="groq",
        title="Groq",
        base_url="https://api.groq.com/openai/v1",
        models=("openai/gpt-oss-120b", "openai/gpt-oss-20b"),
        key_setting="GROQ_API_KEY",
        max_tokens=800,
    ),
    "openai": Provider(
        name="openai",
        title="OpenAI",
        base_url="https://api.openai.com/v1",
        models=("gpt-5.4-mini",),
        key_setting="OPENAI_API_KEY",
        store=False,
    ),
    "custom": Provider(
        name="custom",
        title="The server at LLM_BASE_URL",
        base_url=None,
        models=(),
        key_setting="LLM_API_KEY",
        max_tokens=800,
    ),
}


@dataclass(frozen=True)
class Access:
    """A provider with this installation's address, key and models."""

    provider: Provider
    base_url: str | None
    api_key: str
    models: tuple[str, ...]


def find_access(settings: Settings) -> Access | None:
    """What the settings choose; None is the offline assistant.

    LLM_MODEL may name several, separated by commas: the next one is tried when one fails. LLM_BASE_URL moves Groq and
    OpenAI to another address (a gateway) only when LLM_PROVIDER names them: otherwise a key could go to a server
    that it is not meant for.
    """
    provider = PROVIDERS.get(settings.provider)
    if provider is None:
        return None
    keys = {
        "groq": settings.groq_api_key.get_secret_value(),
        "openai": settings.openai_api_key.get_secret_value(),
        # Servers of one's own often want no key, the client library always wants one.
        "custom": settings.llm_api_key.get_secret_value() or "none",
    }
    base_url = settings.llm_base_url if provider.name == "custom" else provider.base_url
    named = tuple(name.strip() for name in settings.llm_model.split(",") if name.strip())
    return Access(
        provider=provider,
        base_url=(settings.llm_base_url if settings.llm_provider == provider.name else "") or base_url,
        api_key=keys[provider.name],
        models=named or provider.models,
    )
