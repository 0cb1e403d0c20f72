"""What a model wrote where it should have called a tool, as Groq sends it back with 400 `tool_use_failed`.

Sometimes it is a call in another notation, sometimes plain words.
"""

import json
import re
from typing import Any

import openai

from todo_backend.assistant.responses import OutputItem, function_call, message
from todo_backend.mcp_tools.server import TOOL_NAMES

LONGEST = 4000
_TAGGED = re.compile(r"<function[=\s]+\"?(?P<name>\w+)\"?[^>{]*>?\s*(?P<arguments>\{.*\})", re.DOTALL)


def salvaged_calls(error: Exception) -> list[OutputItem]:
    """The tool calls that can be read out of it; empty when there are none, or one of them cannot be read."""
    text = _generation(error)
    tagged = _TAGGED.search(text)
    if tagged:
        return _calls([{"name": tagged["name"], "arguments": _json(tagged["arguments"])}])
    value = _json(re.sub(r"^```(?:json)?|```$", "", text.strip()).strip())
    return _calls(value if isinstance(value, list) else [value])


def salvaged_words(error: Exception) -> list[OutputItem]:
    """The words, when they are an answer and no half of a call."""
    text = _generation(error).strip()
    return [message(text)] if text and not re.search(r"[{}<>\[\]]|" + "|".join(TOOL_NAMES), text) else []


def _generation(error: Exception) -> str:
    body = error.body if isinstance(error, openai.APIError) and isinstance(error.body, dict) else {}
    text = body.get("failed_generation")
    return text if isinstance(text, str) and len(text) <= LONGEST else ""


def _calls(values: list[Any]) -> list[OutputItem]:
    calls: list[OutputItem] = []
    for value in values:
        found = value.get("function", value) if isinstance(value, dict) else {}
        arguments = found.get("arguments", found.get("parameters")) if isinstance(found, dict) else None
        if isinstance(arguments, str):
            arguments = _json(arguments)
        if not isinstance(arguments, dict) or found.get("name") not in TOOL_NAMES:
            return []
        calls.append(function_call(found["name"], arguments))
    return calls


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None
