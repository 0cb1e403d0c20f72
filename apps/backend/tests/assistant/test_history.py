"""What of a stored conversation reaches the model."""

import json
from typing import Any

from todo_backend.assistant.history import FOR_MODELS, FOR_RULES, build_input, tokens_in
from todo_backend.assistant.offline.memory import read_turns
from todo_backend.db.models import Message


def message(number: int, role: str, content: str, calls: list[dict[str, Any]] | None = None) -> Message:
    """A stored message."""
    return Message(id=number, conversation_id=1, user_id="u", role=role, content=content, tool_calls=calls or [])


def call(name: str, result: Any, is_error: bool = False, **more: Any) -> dict[str, Any]:
    """A stored tool call."""
    return {"name": name, "arguments": {"status": "all"}, "result": result, "is_error": is_error, **more}


def test_calls_are_replayed_with_their_results() -> None:
    rows = [{"id": 1, "title": "Milk", "completed": False}]
    gone = {"task_id": 1, "status": "deleted", "title": "Milk"}
    before = {"title": "Milk", "description": "2 l", "due_date": None, "completed": True}
    history = [
        message(1, "user", "show"),
        message(
            2,
            "assistant",
            "Here",
            [
                call("list_tasks", rows),
                call("complete_task", "There is no task 9.", True),
                call("delete_task", gone, before=before),
            ],
        ),
    ]
    turns = read_turns(build_input(history, "and now?"))
    assert [turn.sentence for turn in turns] == ["show", "and now?"]
    assert [(done.name, done.result, done.is_error, done.before) for done in turns[0].done] == [
        ("list_tasks", rows, False, None),
        ("complete_task", "There is no task 9.", True, None),
        ("delete_task", gone, False, before),
    ]
    assert turns[1].done == []


def test_old_turns_go_first_and_whole() -> None:
    history = []
    for number in range(0, 40, 2):
        history += [message(number, "user", f"{number} " + "x" * 700), message(number + 1, "assistant", "y" * 500)]
    items = build_input(history, "new")
    size = sum(tokens_in(value) for item in items for value in item.values())
    assert FOR_MODELS.tokens / 2 < size <= FOR_MODELS.tokens
    assert items[0].get("role") == "user"
    assert str(items[-3].get("content")).startswith("38 ")
    assert len(items) % 2 == 1
    assert 10 < len(items) < len(build_input(history, "new", FOR_RULES)) == 41


def test_other_scripts_cost_more_tokens() -> None:
    assert tokens_in("x" * 700) < 250
    assert tokens_in("待" * 700) >= 700
    assert tokens_in("بل ادا کرنے ہیں") >= 13


def test_a_long_list_is_cut_for_a_language_model_but_not_for_the_rules() -> None:
    rows = [{"id": n, "title": "t" * 100, "completed": False} for n in range(200)]
    history = [message(1, "user", "show"), message(2, "assistant", "Here", [call("list_tasks", rows)])]
    items: list[Any] = list(build_input(history, "new"))
    assert [item.get("role") or item["type"] for item in items] == [
        "user",
        "function_call",
        "function_call_output",
        "assistant",
        "user",
    ]
    output = json.loads(items[2]["output"])
    assert 10 < len(output["result"]) < 100
    assert output["not_shown"] == 200 - len(output["result"])
    assert read_turns(build_input(history, "new", FOR_RULES))[0].done[0].result == rows


def test_an_unanswered_message_stays() -> None:
    items = build_input([message(1, "user", "lost")], "again")
    assert [item.get("content") for item in items] == ["lost", "again"]
