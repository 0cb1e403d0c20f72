"""The stored conversation as input for a model: trimmed, oldest turns first out.

Tool calls of earlier turns are replayed with their results, so that "the second one" has something to point at and
"undo that" something to put back.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from agents.items import TResponseInputItem

from todo_backend.assistant.offline.memory import BEFORE
from todo_backend.db.models import Message
from todo_backend.mcp_tools.scoped import fitting_rows

MESSAGES_LOADED = 40
# How many characters of English or JSON make a token of the usual vocabularies, on the safe side.
CHARACTERS_PER_TOKEN = 3.5


@dataclass(frozen=True)
class Budget:
    """Tokens for the history with the new message, and for the calls of one earlier turn."""

    tokens: int
    calls: int


# One request has to fit into Groq's 8000 tokens a minute together with the answer and later calls of the turn.
FOR_MODELS = Budget(tokens=3000, calls=1000)
# The rules pay nothing for a long history; this only bounds the work.
FOR_RULES = Budget(tokens=60_000, calls=15_000)


def build_input(messages: Sequence[Message], new_text: str, budget: Budget = FOR_MODELS) -> list[TResponseInputItem]:
    """Input items for the runner: what is kept of the history, then the new message."""
    turns: list[list[Message]] = []
    for message in messages:
        if message.role == "user" or not turns:
            turns.append([])
        turns[-1].append(message)
    left = budget.tokens - tokens_in(new_text)
    kept: list[list[dict[str, Any]]] = []
    for turn in reversed(turns):
        items = [item for message in turn for item in _items(message, budget)]
        size = sum(tokens_in(value) for item in items for value in item.values())
        if size > left:
            break
        left -= size
        kept.append(items)
    history = [item for items in reversed(kept) for item in items]
    return cast(list[TResponseInputItem], [*history, {"role": "user", "content": new_text}])


def tokens_in(value: object) -> int:
    """An estimate that is rather too high: scripts other than Latin cost about a token a character."""
    text = str(value)
    beyond = sum(character > "\u024f" for character in text)
    return int((len(text) - beyond) / CHARACTERS_PER_TOKEN) + beyond + 1


def _items(message: Message, budget: Budget) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []
    left = budget.calls
    for number, call in enumerate(message.tool_calls):
        call_id = f"call_{message.id}_{number}"
        output = _output(call, left)
        left -= tokens_in(output)
        arguments = json.dumps(call["arguments"])
        calls.append({"type": "function_call", "call_id": call_id, "name": call["name"], "arguments": arguments})
        calls.append({"type": "function_call_output", "call_id": call_id, "output": output})
    return [*calls, {"role": message.role, "content": message.content}]


def _output(call: dict[str, Any], tokens: int) -> str:
    """In the form in which a tool's result reaches a model in the turn itself; a long list is cut."""
    result = call["result"]
    if call["is_error"]:
        return json.dumps({"error": result})
    if isinstance(result, list):
        rows = fitting_rows(result, int(max(tokens, 0) * CHARACTERS_PER_TOKEN))
        left_out = len(result) - len(rows)
        return json.dumps({"result": rows, "not_shown": left_out} if left_out else {"result": rows})
    before = call.get("before")
    return json.dumps({**result, BEFORE: before} if before else result)
