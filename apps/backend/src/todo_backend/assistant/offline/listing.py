"""Lists, counts and single tasks in words."""

from datetime import date
from typing import Any

from todo_backend.assistant.offline.intents import View
from todo_backend.assistant.offline.when import due_words, say_day
from todo_backend.assistant.offline.wording import EMPTY, name_of

_HEADINGS = {"all": "Your tasks", "pending": "Still to do", "completed": "Completed"}


def show(tasks: list[dict[str, Any]], view: View, today: date) -> str:
    """The list, or that there is nothing."""
    if not tasks:
        return _nothing(view, today)
    if view.next_only:
        return f"Next is {_row(tasks[0], today)}."
    heading = _heading(view, today)
    if view.status == "all" and not view.words:
        pending = sum(not task["completed"] for task in tasks)
        heading += f" ({len(tasks)}, {pending} to do)" if pending < len(tasks) else f" ({len(tasks)})"
    lines = [f"- {_row(task, today, mark=view.status == 'all')}" for task in tasks]
    return "\n".join([f"{heading}:", *lines])


def count(tasks: list[dict[str, Any]], view: View, today: date) -> str:
    """How many."""
    number = len(tasks)
    noun = "task" if number == 1 else "tasks"
    if not number:
        return _nothing(view, today)
    if view.span:
        verb = "is" if number == 1 else "are"
        return f"{number} {noun} {verb} {_span(view, today)}."
    if view.status == "pending":
        return f"{number} {noun} left."
    if view.status == "completed":
        return f"You have completed {number} {noun}."
    pending = sum(not task["completed"] for task in tasks)
    if pending == number:
        return f"You have {number} {noun}, {'none of them' if number > 1 else 'not'} done yet."
    return (
        f"You have {number} {noun}, {pending} of them pending." if pending else f"You have {number} {noun}, all done!"
    )


def tell(task: dict[str, Any], asks: str, today: date) -> str:
    """One task."""
    named = name_of(task)
    due = task.get("due_date")
    if asks == "due":
        return f"{named} is {due_words(due, today, task['completed'])}." if due else f"{named} has no due date."
    if asks == "done":
        return f"Yes, {named} is done." if task["completed"] else f"Not yet: {named} is still to do."
    state = "done" if task["completed"] else "still to do"
    parts = [state, due_words(due, today, task["completed"])]
    text = f"{named}: {', '.join(part for part in parts if part)}."
    return f"{text}\n{task['description']}" if task.get("description") else text


def _heading(view: View, today: date) -> str:
    if view.words:
        return f"Tasks with “{view.words}”"
    if view.span:
        done = "Completed, " if view.status == "completed" else ""
        return done + _capital(_span(view, today))
    if view.dated is not None and view.sort == "due":
        return "With a due date" if view.dated else "Without a due date"
    return _HEADINGS[view.status]


def _nothing(view: View, today: date) -> str:
    if view.words:
        return f"I found no task with “{view.words}”."
    if view.span:
        return f"Nothing is {_span(view, today)}."
    if view.dated:
        return "No pending task has a due date."
    return EMPTY[view.status]


def _span(view: View, today: date) -> str:
    span = view.span
    assert span is not None  # noqa: S101 - asked before
    if span.name in ("on", "by") and span.last:
        by = "by " if span.name == "by" else ""
        return f"due {by}{say_day(span.last, today)}"
    return span.name if span.name == "overdue" else f"due {span.name}"


def _row(task: dict[str, Any], today: date, mark: bool = False) -> str:
    due = due_words(task.get("due_date"), today, task["completed"])
    details = " ".join((task.get("description") or "").split())
    return "".join(
        (
            f"#{task['id']} {task['title']}",
            f" ({due})" if due else "",
            f" — {details}" if details else "",
            " ✓" if mark and task["completed"] else "",
        )
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
