"""Reads the runner's input back into turns: what was said, which tools ran, and with what result."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from agents.items import TResponseInputItem

# Where the history puts a call's `before` in its replayed result.
BEFORE = "before"


@dataclass(frozen=True)
class Done:
    """A tool call that has been answered. `result` is the value, or the words of the error.

    `before` holds what the call has overwritten or deleted, where the history knows it.
    """

    name: str
    arguments: dict[str, Any]
    result: Any
    is_error: bool = False
    before: dict[str, Any] | None = None

    @property
    def changed(self) -> bool:
        """True when it has changed something."""
        return not self.is_error and self.name != "list_tasks"

    @property
    def task_id(self) -> int:
        """Number of the task that was changed."""
        return int(self.result["task_id"])


@dataclass
class Turn:
    """One sentence of the user, and what was done for it."""

    sentence: str
    done: list[Done] = field(default_factory=list)


def read_turns(items: str | Iterable[TResponseInputItem]) -> list[Turn]:
    """All turns, the current one last."""
    if isinstance(items, str):
        return [Turn(items)]
    turns: list[Turn] = []
    calls: dict[str, tuple[str, dict[str, Any]]] = {}
    for item in items:
        entry: Any = item
        kind, role = entry.get("type"), entry.get("role")
        if role == "user":
            turns.append(Turn(_words(entry.get("content"))))
        elif kind == "function_call":
            calls[entry["call_id"]] = (entry["name"], _object(entry["arguments"]))
        elif kind == "function_call_output" and turns:
            name, arguments = calls.get(entry["call_id"], ("", {}))
            result, is_error = _result(entry["output"])
            before = result.pop(BEFORE, None) if isinstance(result, dict) else None
            turns[-1].done.append(Done(name, arguments, result, is_error, before))
    return turns or [Turn("")]


def _result(output: Any) -> tuple[Any, bool]:
    """A value comes as a JSON string; an error as a list of text parts, or as {"error": …} from the history."""
    if isinstance(output, str):
        try:
            value = json.loads(output)
        except json.JSONDecodeError:
            return output, True
        if isinstance(value, dict) and isinstance(value.get("result"), list):
            return value["result"], False  # beside it may stand how many rows are not shown
        if isinstance(value, dict) and set(value) == {"error"}:
            return value["error"], True
        return value, False
    return _words(output), True


def _words(content: Any) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        content = [content]
    return " ".join(str(part.get("text", "")) for part in content or [] if isinstance(part, dict))


def _object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text or "{}")
    except json.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}
