"""Every sentence of the table through the real chat: HTTP, runner, MCP tools, PostgreSQL."""

import time
from typing import Any

import pytest

from tests.assistant.offline.sentences import CASES, Case
from tests.conftest import User
from todo_backend.assistant.offline.parser import parse
from todo_backend.text_rules import MESSAGE_LENGTH


def filled(text: str, ids: list[int], new: int | None) -> str:
    """The text with the tasks' numbers in."""
    for place, number in enumerate(ids, start=1):
        text = text.replace(f"{{{place}}}", str(number))
    return text.replace("{new}", str(new))


def filled_arguments(arguments: dict[str, Any], ids: list[int], new: int | None) -> dict[str, Any]:
    """The arguments with the tasks' numbers in."""
    if isinstance(arguments.get("task_id"), str):
        return {**arguments, "task_id": int(filled(arguments["task_id"], ids, new))}
    return arguments


@pytest.mark.parametrize("case", CASES, ids=lambda case: " / ".join(case.sentences)[:70])
async def test_sentence_leads_to_its_tool_calls(user: User, case: Case) -> None:
    ids = []
    for title in case.tasks:
        task = await user.add(title.removesuffix(" ✓"))
        ids.append(task["id"])
        if title.endswith("✓"):
            await user.http.patch(f"{user.root}/tasks/{task['id']}/complete")
    conversation, new, answer = None, None, {}
    for sentence in case.sentences:
        answer = await user.chat(filled(sentence, ids, new), conversation)
        conversation = answer["conversation_id"]
        if sentence is not case.sentences[-1]:
            created = [call for call in answer["tool_calls"] if call["name"] == "add_task"]
            new = created[-1]["result"]["task_id"] if created else new
    calls = [(call["name"], call["arguments"]) for call in answer["tool_calls"]]
    assert calls == [(name, filled_arguments(arguments, ids, new)) for name, arguments in case.calls]
    assert case.says in answer["response"]
    assert answer["response"]
    assert answer["assistant"] == {"provider": "offline", "model": "rules", "offline": True}


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 100
    assert len({case.sentences for case in CASES}) >= 100


@pytest.mark.parametrize(
    "text",
    [
        "add " + "and " * 490,
        "please " * 280,
        "1 " * 1000,
        "add " + "'a' " * 490,
        "mark " + "as " * 600 + "x",
        "a " * 1000,
    ],
)
def test_no_sentence_takes_long_to_read(text: str) -> None:
    started = time.perf_counter()
    parse(text[:MESSAGE_LENGTH])
    assert time.perf_counter() - started < 1
