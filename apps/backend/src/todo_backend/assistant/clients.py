"""The language models of one provider, over one connection pool for the process."""

from agents import ModelSettings, OpenAIChatCompletionsModel
from agents.models.interface import Model
from openai import AsyncOpenAI

from todo_backend.assistant.measured import MeasuredModel
from todo_backend.assistant.providers import Access


class ProviderModels:
    """Models in the order in which they are tried."""

    def __init__(self, access: Access, timeout_seconds: float) -> None:
        self.access = access
        # No retries in the client: it would wait for as long as a 429 asks, up to a minute.
        self._client = AsyncOpenAI(
            api_key=access.api_key, base_url=access.base_url, timeout=timeout_seconds, max_retries=0
        )
        self.models: list[tuple[str, Model]] = [
            (name, MeasuredModel(self._model(name), access.provider.name, name)) for name in access.models
        ]

    @property
    def settings(self) -> ModelSettings:
        """Only what the provider's dialect knows: unknown fields are a 400 at Groq."""
        provider = self.access.provider
        # Both big providers count tokens in a stream when asked to; not every small server knows the field.
        counts = True if provider.base_url else None
        return ModelSettings(max_tokens=provider.max_tokens, store=provider.store, include_usage=counts)

    def _model(self, name: str) -> Model:
        # Tool-call deltas of Groq and of small servers are not reliable: take them whole.
        return OpenAIChatCompletionsModel(name, self._client, buffer_streamed_tool_calls=True)

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()
