"""What was done, in words: after a change, after "undo", after a language model that could not end its turn."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from todo_backend.assistant.offline.when import say_day
from todo_backend.assistant.offline.wording import NUMBERS_HINT, join


class Outcome(Protocol):
    """A tool call that has been answered."""

    @property
    def name(self) -> str:
        """The tool."""

    @property
    def arguments(self) -> dict[str, Any]:
        """Without user_id."""

    @property
    def result(self) -> Any:
        """Value or error words."""

    @property
    def is_error(self) -> bool:
        """True for an error."""


def confirm(done: Iterable[Outcome], today: date) -> str:
    """What was done, and what could not be."""
    done = list(done)
    sentences = []
    groups: dict[str, list[Outcome]] = {}
    for call in done:
        if not call.is_error:
            groups.setdefault(_deed(call), []).append(call)
    for deed, calls in groups.items():
        sentences.append(_sentence(deed, calls, today))
    errors = list(dict.fromkeys(str(call.result) for call in done if call.is_error))
    if errors:
        hint = [NUMBERS_HINT] if any(error.startswith("There is no task") for error in errors) else []
        sentences.extend([*errors, *hint])
    return " ".join(sentences)


def confirm_calls(calls: Iterable[Outcome], today: date) -> str:
    """For a turn that a language model began and could not end: only what changed something."""
    return confirm([call for call in calls if call.name != "list_tasks"], today)


def undone(done: Iterable[Outcome], today: date, opening: str) -> str:
    """What is as it was before."""
    sentences: list[str] = []
    gone: list[str] = []
    back: list[str] = []
    for call in done:
        if call.is_error:
            sentences.append(str(call.result))
            continue
        named = _named(call)
        if call.name == "delete_task":
            gone.append(named)
        elif call.name == "add_task":
            back.append(named)
        elif "completed" in call.arguments:
            state = "complete again" if call.arguments["completed"] else "to be done again"
            sentences.append(f"{named} is {state}.")
        elif "due_date" in call.arguments and "title" not in call.arguments:
            day = call.arguments["due_date"]
            words = f"is due {say_day(date.fromisoformat(day), today)} again" if day else "has no due date again"
            sentences.append(f"{named} {words}.")
        elif "title" in call.arguments:
            sentences.append(f"Task #{call.result['task_id']} is called “{call.result['title']}” again.")
        else:
            sentences.append(f"The description of {named} is as it was.")
    if back:
        sentences.append(f"{join(back)} {'is' if len(back) == 1 else 'are'} back on your list.")
    if gone:
        sentences.append(f"{join(gone)} {'is' if len(gone) == 1 else 'are'} off your list again.")
    return f"{opening}: {sentences[0]}" if len(sentences) == 1 else f"{opening}. {' '.join(sentences)}"


def _deed(call: Outcome) -> str:
    status = str(call.result.get("status"))
    if status != "updated":
        return status
    changed = [key for key in ("title", "description", "due_date", "completed") if key in call.arguments]
    return f"updated {'+'.join(changed)}"


def _sentence(deed: str, calls: list[Outcome], today: date) -> str:
    one = len(calls) == 1
    named = join([_named(call) for call in calls])
    arguments = calls[0].arguments
    if deed == "created":
        return f"Added {_new(calls[0], today)}." if one else f"Added {_several(calls, today)}."
    if deed == "completed":
        return f"Well done! {named} is complete." if one else f"Well done! Completed: {named}."
    if deed == "deleted":
        return f"Deleted {named}."
    if deed == "updated completed":
        state = "complete" if arguments["completed"] else "to be done again"
        return f"{named} {'is' if one else 'are'} {state}."
    if deed == "updated due_date":
        day = arguments["due_date"]
        words = f"due {say_day(date.fromisoformat(day), today)}" if day else "without a due date"
        return f"{named} {'is' if one else 'are'} now {words}."
    if deed == "updated description":
        if not arguments["description"]:
            return f"Took the description off {named}."
        return f"Updated the description of {named}."
    return (
        f"Task #{calls[0].result['task_id']} is now called “{calls[0].result['title']}”."
        if one
        else f"Updated {named}."
    )


def _new(call: Outcome, today: date) -> str:
    day = call.arguments.get("due_date")
    due = f", due {say_day(date.fromisoformat(day), today)}" if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else ""
    return f"“{call.result['title']}” as task #{call.result['task_id']}{due}"


def _several(calls: list[Outcome], today: date) -> str:
    days = {call.arguments.get("due_date") for call in calls}
    shared = next(iter(days)) if len(days) == 1 else None
    if shared:
        named = join([_named(call) for call in calls])
        return f"{len(calls)} tasks, due {say_day(date.fromisoformat(shared), today)}: {named}"
    parts = []
    for call in calls:
        day = call.arguments.get("due_date")
        parts.append(_named(call) + (f" due {say_day(date.fromisoformat(day), today)}" if day else ""))
    return f"{len(calls)} tasks: {join(parts)}"


def _named(call: Outcome) -> str:
    return f"“{call.result['title']}” (#{call.result['task_id']})"
