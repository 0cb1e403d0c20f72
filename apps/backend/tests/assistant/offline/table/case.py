"""The form of a row.

`{1}` is the number of the first task that the user has, and so on; `{new}` is the task that was added last.
`{tomorrow}` and the other names of `days_of` stand for a day. A case of several sentences is a conversation;
`calls` are those of its last sentence.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Calls = list[tuple[str, dict[str, Any]]]

# The tasks that the user has, in this order; the completed ones are marked.
TASKS = ("Buy groceries", "Team meeting", "Call mom", "Pay bills ✓")
TWO_MEETINGS = ("Team meeting", "Project meeting", "Call mom")


@dataclass(frozen=True)
class Case:
    """`says`: words that the answer must hold."""

    sentences: tuple[str, ...]
    calls: Calls
    says: str = ""
    tasks: tuple[str, ...] = TASKS


def case(*sentences: str, calls: Calls, says: str = "", tasks: tuple[str, ...] = TASKS) -> Case:
    """A row."""
    return Case(sentences, calls, says, tasks)


def added(*titles: str, due: str | None = None) -> Calls:
    """The calls that add these titles."""
    return [("add_task", {"title": title} | ({"due_date": due} if due else {})) for title in titles]


def listed(status: str) -> Calls:
    """The call that lists."""
    return [("list_tasks", {"status": status})]


LOOKED = listed("all")


def done(*places: int | str) -> Calls:
    """The calls that complete the tasks of these places."""
    return [("complete_task", {"task_id": f"{{{place}}}"}) for place in places]


def gone(*places: int | str) -> Calls:
    """The calls that delete the tasks of these places."""
    return [("delete_task", {"task_id": f"{{{place}}}"}) for place in places]


def changed(place: int | str, **values: Any) -> Calls:
    """The call that changes the task of this place."""
    return [("update_task", {"task_id": f"{{{place}}}", **values})]


def renamed(place: int | str, title: str) -> Calls:
    """The call that renames it."""
    return changed(place, title=title)


def described(place: int | str, description: str) -> Calls:
    """The call that describes it."""
    return changed(place, description=description)


def reopened(*places: int | str) -> Calls:
    """The calls that take completions back."""
    return [call for place in places for call in changed(place, completed=False)]


def days_of(today: date) -> dict[str, str]:
    """The names of days that the table uses. A weekday is the next one that is not today."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    monday = today - timedelta(days=today.weekday())
    days = {"today": today, "tomorrow": today + timedelta(days=1), "overmorrow": today + timedelta(days=2)}
    for number, name in enumerate(names):
        days[name] = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        days[f"next {name}"] = monday + timedelta(days=7 + number)
    days["in 3 days"], days["in 2 weeks"] = today + timedelta(days=3), today + timedelta(days=14)
    return {name: day.isoformat() for name, day in days.items()}
