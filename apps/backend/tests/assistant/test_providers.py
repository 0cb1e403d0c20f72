"""Which service, address, key and models the settings choose."""

from typing import Any

from pydantic import SecretStr

from todo_backend.assistant.providers import Access, find_access
from todo_backend.settings import Settings


def access(**settings: Any) -> Access | None:
    """For these settings."""
    return find_access(Settings(database_url=SecretStr("postgresql://a@b/c"), **settings))


def chosen(**settings: Any) -> tuple[str, str | None, str, tuple[str, ...]]:
    """Provider, address, key and models."""
    found = access(**settings)
    assert found is not None
    return found.provider.name, found.base_url, found.api_key, found.models


KEY = SecretStr("key")


def test_offline_without_a_key() -> None:
    assert access() is None
    assert access(llm_provider="offline", groq_api_key=KEY) is None


def test_groq_and_its_models() -> None:
    models = ("openai/gpt-oss-120b", "openai/gpt-oss-20b")
    assert chosen(groq_api_key=KEY) == ("groq", "https://api.groq.com/openai/v1", "key", models)
    assert chosen(groq_api_key=KEY, llm_model=" a , b ")[3] == ("a", "b")


def test_openai() -> None:
    name, address, key, models = chosen(openai_api_key=KEY)
    assert (name, address, key) == ("openai", "https://api.openai.com/v1", "key")
    assert models


def test_a_server_of_ones_own() -> None:
    settings = {"llm_base_url": "http://llm:8080/v1", "llm_model": "tiny"}
    assert chosen(**settings) == ("custom", "http://llm:8080/v1", "none", ("tiny",))
    assert chosen(**settings, llm_api_key=KEY)[2] == "key"


def test_a_key_goes_to_another_address_only_when_told_so() -> None:
    elsewhere = "http://llm:8080/v1"
    assert chosen(groq_api_key=KEY, llm_base_url=elsewhere)[1] == "https://api.groq.com/openai/v1"
    assert chosen(openai_api_key=KEY, llm_base_url=elsewhere)[1] == "https://api.openai.com/v1"
    assert chosen(llm_provider="groq", groq_api_key=KEY, llm_base_url=elsewhere)[1] == elsewhere
