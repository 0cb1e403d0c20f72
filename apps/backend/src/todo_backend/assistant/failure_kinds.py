"""Which failure an exception of the client library is."""

import json
from typing import Any

import openai
from agents.exceptions import ModelBehaviorError, ModelTimeoutError
from pydantic import ValidationError

from todo_backend.assistant.failures import ModelFailure
from todo_backend.assistant.providers import Access

_BY_STATUS = {401: "bad_key", 403: "no_access", 404: "no_model", 413: "too_long", 429: "rate_limited"}
_BAD_CALL_SIGNS = (
    "tool_use_failed",
    "tool call validation failed",
    "failed to call a function",
    "attempted to call tool",
)


def as_failure(error: Exception, access: Access, model: str) -> ModelFailure | None:
    """The failure, or None when the exception does not come from the model or the way to it."""
    if isinstance(error, ModelFailure):
        return error
    if isinstance(error, openai.APITimeoutError | ModelTimeoutError | TimeoutError):
        return ModelFailure("timeout", access, model)
    if isinstance(error, openai.APIStatusError):
        return ModelFailure(
            _of_status(error.status_code, error), access, model, error.status_code, _retry_after(error)
        )
    if isinstance(error, openai.APIConnectionError):
        return ModelFailure("unreachable", access, model)
    if isinstance(error, openai.APIError):  # also an error event in the middle of a stream
        body = error.body if isinstance(error.body, dict) else {}
        status = _status_in(body)
        code = _of_status(status, error) if status else _of_words(error) or "server_error"
        return ModelFailure(code, access, model, status)
    if isinstance(error, ModelBehaviorError | ValidationError | json.JSONDecodeError):
        return ModelFailure("malformed", access, model)
    return None


def _of_status(status: int, error: openai.APIError) -> str:
    if status >= 500 or status == 498:  # 498: Groq's "capacity exceeded"
        return "server_error"
    if status == 400:
        return _of_words(error) or "bad_request"
    return _BY_STATUS.get(status, "bad_request")


def _of_words(error: openai.APIError) -> str | None:
    words = f"{error.code or ''} {error.message} {error.body}".lower()
    if any(sign in words for sign in _BAD_CALL_SIGNS):
        return "bad_call"
    return "rate_limited" if "rate_limit" in words else None


def _status_in(body: dict[str, Any]) -> int | None:
    for key in ("status_code", "status", "code"):
        value = body.get(key)
        if isinstance(value, int):
            return value
    return None


def _retry_after(error: openai.APIStatusError) -> float | None:
    try:
        return float(error.response.headers.get("retry-after", ""))
    except ValueError:
        return None
