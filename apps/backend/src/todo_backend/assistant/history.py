"""The stored conversation as input for a model: trimmed, oldest turns first out.

Tool calls of earlier turns are replayed with their results, so that "the second one" has something to point at.
"""

import json
from collections.abc import Sequence
from typing import Any, cast

from agents.items import TResponseInputItem

from todo_backend.db.models import Message

MESSAGES_LOADED = 40
# About 3000 tokens: one request has to fit into 8000 a minute together with the answer and later calls.
BUDGET_CHARACTERS = 12_000
RESULTS_CHARACTERS = 6_000


def build_input(messages: Sequence[Message], new_text: str) -> list[TResponseInputItem]:
    """Input items for the runner: what is kept of the history, then the new message."""
    turns: list[list[Message]] = []
    for message in messages:
        if message.role == "user" or not turns:
            turns.append([])
        turns[-1].append(message)
    left = BUDGET_CHARACTERS - len(new_text)
    kept: list[list[dict[str, Any]]] = []
    for turn in reversed(turns):
        items = [item for message in turn for item in _items(message)]
        size = _size(items)
        if size > left:
            break
        left -= size
        kept.append(items)
    history = [item for items in reversed(kept) for item in items]
    return cast(list[TResponseInputItem], [*history, {"role": "user", "content": new_text}])


def _items(message: Message) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []
    for number, call in enumerate(message.tool_calls):
        call_id = f"call_{message.id}_{number}"
        calls.append(
            {
                "type": "function_call",
                "call_id": call_id,
                "name": call["name"],
                "arguments": json.dumps(call["arguments"]),
            }
        )
        calls.append({"type": "function_call_output", "call_id": call_id, "output": _output(call)})
    if _size(calls) > RESULTS_CHARACTERS:
        calls = []  # the reply in words stays
    return [*calls, {"role": message.role, "content": message.content}]


def _output(call: dict[str, Any]) -> str:
    """In the form in which a tool's result reaches a model in the turn itself."""
    if call["is_error"]:
        return json.dumps({"error": call["result"]})
    result = call["result"]
    return json.dumps({"result": result} if isinstance(result, list) else result)


def _size(items: list[dict[str, Any]]) -> int:
    return sum(len(str(value)) for item in items for value in item.values())
