"""What of a stored conversation reaches the model."""

from typing import Any

from todo_backend.assistant.history import BUDGET_CHARACTERS, RESULTS_CHARACTERS, build_input
from todo_backend.assistant.offline.memory import read_turns
from todo_backend.db.models import Message


def message(number: int, role: str, content: str, calls: list[dict[str, Any]] | None = None) -> Message:
    """A stored message."""
    return Message(id=number, conversation_id=1, user_id="u", role=role, content=content, tool_calls=calls or [])


def call(name: str, result: Any, is_error: bool = False) -> dict[str, Any]:
    """A stored tool call."""
    return {"name": name, "arguments": {"status": "all"}, "result": result, "is_error": is_error}


def test_calls_are_replayed_with_their_results() -> None:
    rows = [{"id": 1, "title": "Milk", "completed": False}]
    history = [
        message(1, "user", "show"),
        message(
            2, "assistant", "Here", [call("list_tasks", rows), call("complete_task", "There is no task 9.", True)]
        ),
    ]
    turns = read_turns(build_input(history, "and now?"))
    assert [turn.sentence for turn in turns] == ["show", "and now?"]
    assert turns[0].reply == "Here"
    assert [(done.name, done.result, done.is_error) for done in turns[0].done] == [
        ("list_tasks", rows, False),
        ("complete_task", "There is no task 9.", True),
    ]
    assert turns[1].done == []


def test_old_turns_go_first_and_whole() -> None:
    history = []
    for number in range(0, 40, 2):
        history += [message(number, "user", f"{number} " + "x" * 700), message(number + 1, "assistant", "y" * 500)]
    items = build_input(history, "new")
    size = sum(len(str(value)) for item in items for value in item.values())
    assert size <= BUDGET_CHARACTERS
    assert items[0].get("role") == "user"
    assert str(items[-3].get("content")).startswith("38 ")
    assert len(items) % 2 == 1
    assert len(items) > 10


def test_a_huge_result_is_left_out_but_not_its_words() -> None:
    rows = [{"id": n, "title": "t" * 100, "completed": False} for n in range(RESULTS_CHARACTERS // 100)]
    history = [message(1, "user", "show"), message(2, "assistant", "Here", [call("list_tasks", rows)])]
    assert [item.get("role") for item in build_input(history, "new")] == ["user", "assistant", "user"]


def test_an_unanswered_message_stays() -> None:
    items = build_input([message(1, "user", "lost")], "again")
    assert [item.get("content") for item in items] == ["lost", "again"]
