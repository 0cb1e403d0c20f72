"""Every word that the offline assistant says."""

from collections.abc import Iterable
from typing import Any, Protocol

SMALL_TALK = {
    "greet": "Hello! Tell me what to put on your list, or ask “what's pending?”.",
    "help": (
        "I keep your todo list. Say for example:\n"
        "- Add a task to buy groceries\n"
        "- Show me all my tasks, or: What's pending?\n"
        "- Mark task 3 as complete\n"
        "- Change task 1 to “Call mom tonight”\n"
        "- Delete the meeting task"
    ),
    "thanks": "You're welcome!",
    "bulk_delete": "I delete only tasks that you name, so that nothing is lost by mistake. Which ones?",
    "reopen": "I cannot take a completion back. In the task list you can: untick the task there.",
    "pick": "What shall I do with it? Say for example “complete task 3” or “delete task 3”.",
    "unknown": (
        "I'm the offline assistant and did not understand that. Try “add a task to …”, “show my tasks”, "
        "“complete task 3”, “rename task 1 to …” or “delete task 2”."
    ),
}
WHICH_ONE = "Which task do you mean? Name it, or give its number: “show my tasks” lists them."
WHAT_NEW_TITLE = "What shall it be called? Say for example: rename task 1 to “Call mom tonight”."
NOT_SO_MANY = "There are not so many tasks. “Show my tasks” lists them."
ONE_AT_A_TIME = "I can change one task at a time. Which one shall it be?"
NUMBERS_HINT = "“Show my tasks” lists the numbers."

_HEADINGS = {"all": "Your tasks:", "pending": "Still to do:", "completed": "Completed:"}
_EMPTY = {
    "all": "Your list is empty. Say “add a task to …” to begin.",
    "pending": "Nothing is pending. Well done!",
    "completed": "Nothing is completed yet.",
}
_VERBS = {"complete": "complete", "delete": "delete", "update": "change"}


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


def confirm(done: Iterable[Outcome]) -> str:
    """What was done, and what could not be."""
    done = list(done)
    sentences = []
    for status in ("created", "completed", "updated", "deleted"):
        of_status = [call for call in done if not call.is_error and call.result.get("status") == status]
        if of_status:
            sentences.append(_sentence(status, of_status))
    errors = list(dict.fromkeys(str(call.result) for call in done if call.is_error))
    if errors:
        hint = [NUMBERS_HINT] if any(error.startswith("There is no task") for error in errors) else []
        sentences.extend([*errors, *hint])
    return " ".join(sentences)


def confirm_calls(calls: Iterable[Outcome]) -> str:
    """For a turn that a language model began and could not end: only what changed something."""
    return confirm([call for call in calls if call.name != "list_tasks"])


def show(tasks: list[dict[str, Any]], status: str) -> str:
    """The list."""
    if not tasks:
        return _EMPTY[status]
    lines = [f"- {_line(task, mark=status == 'all')}" for task in tasks]
    return "\n".join([_HEADINGS[status], *lines])


def count(tasks: list[dict[str, Any]], status: str) -> str:
    """How many."""
    number = len(tasks)
    noun = "task" if number == 1 else "tasks"
    if status == "pending":
        return f"{number} {noun} left." if number else _EMPTY[status]
    if status == "completed":
        return f"You have completed {number} {noun}." if number else _EMPTY[status]
    pending = sum(not task["completed"] for task in tasks)
    return f"You have {number} {noun}, {pending} of them pending." if number else _EMPTY[status]


def ask_which(kind: str, tasks: list[dict[str, Any]]) -> str:
    """Several fit."""
    named = _join([_line(task) for task in tasks], "or")
    return f"Which one shall I {_VERBS[kind]}: {named}? Say its number, or “both”."


def none_fits(title: str) -> str:
    """None fits."""
    return f"I found no task like “{title}”. {NUMBERS_HINT}"


def left_out(titles: list[str]) -> str:
    """More than one message may bring about."""
    return f" That is as much as I do at once. Still to add: {_join(titles)}." if titles else ""


def _sentence(status: str, calls: list[Outcome]) -> str:
    one = len(calls) == 1
    number, title = calls[0].result["task_id"], calls[0].result["title"]
    named = _join([f"“{call.result['title']}” (#{call.result['task_id']})" for call in calls])
    if status == "created":
        return f"Added “{title}” as task #{number}." if one else f"Added {len(calls)} tasks: {named}."
    if status == "completed":
        return f"Well done! “{title}” (#{number}) is complete." if one else f"Well done! Completed: {named}."
    if status == "deleted":
        return f"Deleted “{title}” (#{number})." if one else f"Deleted {named}."
    if one and "title" not in calls[0].arguments:
        return f"Updated the description of “{title}” (#{number})."
    return f"Task #{number} is now “{title}”." if one else f"Updated {named}."


def _line(task: dict[str, Any], mark: bool = False) -> str:
    done = " ✓" if mark and task["completed"] else ""
    details = f" — {task['description']}" if task.get("description") else ""
    return f"#{task['id']} {task['title']}{details}{done}"


def _join(parts: list[str], word: str = "and") -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
