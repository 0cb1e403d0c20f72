"""What the offline assistant says and asks. What it has done is told in `deeds`, lists in `listing`."""

from datetime import date
from typing import Any

TALK = {
    "greet": "Hello! What would you like to get done? Tell me what to add, or ask “what's pending?”.",
    "mood": "I'm fine, thank you! Shall we look at your list? Just ask “what's pending?”.",
    "who": (
        "I'm the offline assistant of this todo list: I follow simple rules and need no internet. "
        "Say “help” to see what I can do."
    ),
    "help": (
        "I keep your todo list. You can say, for example:\n"
        "- Add a task to buy groceries by Friday\n"
        "- Show me all my tasks · What's pending? · What's due this week?\n"
        "- Mark task 3 as complete · I finished the report\n"
        "- Change task 1 to “Call mom tonight”\n"
        "- Move the meeting to Monday · Add a note to task 2: bring slides\n"
        "- Delete the meeting task · Undo that\n"
        "\n"
        "Several things in one sentence are fine, and so are “it”, “both” and “the second one”."
    ),
    "thanks": "You're welcome!",
    "bye": "Goodbye! Your list will be here when you come back.",
    "yes": "All right. What shall I do next?",
    "no": "All right, I left everything as it was.",
    "no_question": "All right. If you want the last change taken back, say “undo that”.",
    "pick": "What shall I do with it? Say, for example, “complete task 3” or “delete task 3”.",
    "unknown": (
        "Sorry, I did not understand that: I'm the offline assistant and know only simple sentences. "
        "Try “add a task to …”, “show my tasks”, “complete task 3”, or say “help”."
    ),
}
WHICH_ONE = "Which task do you mean? Say its name or its number; “show my tasks” lists them."
NOT_AMONG_THEM = "That is none of the tasks I named. Say the number of one, “both”, or “never mind”."
WHAT_NEW_TITLE = "What shall it be called?"
WHAT_TO_ADD = "What shall I add?"
NOT_SO_MANY = "The list is not that long. “Show my tasks” shows it."
ONE_AT_A_TIME = "I can rename only one task at a time. Which one shall it be?"
NUMBERS_HINT = "“Show my tasks” lists the numbers."
ENOUGH = "That is as much as I can do for one message. Say the rest again, please."
NOTHING_TO_UNDO = "There is nothing to undo in this conversation."
NOTHING_TO_REDO = "There is nothing to redo."
CANNOT_UNDO = "I cannot undo that: I no longer know what was there before."
EMPTY = {
    "all": "Your list is empty. Say “add a task to …” to begin.",
    "pending": "Nothing is pending. Well done!",
    "completed": "Nothing is completed yet.",
}
_VERBS = {"complete": "complete", "delete": "delete", "update": "change", "reopen": "reopen", "detail": "show"}


def ask_which(kind: str, tasks: list[dict[str, Any]]) -> str:
    """Several fit."""
    named = join([name_of(task) for task in tasks], "or")
    every = "both" if len(tasks) == 2 else "all of them"
    return f"Which one shall I {_VERBS[kind]}: {named}? Say its number, or “{every}”."


def ask_to_delete(tasks: list[dict[str, Any]]) -> str:
    """Many at once are deleted only after a yes."""
    named = join([name_of(task) for task in tasks[:8]] + ([f"{len(tasks) - 8} more"] if len(tasks) > 8 else []))
    return f"That deletes {len(tasks)} tasks: {named}. Shall I? Say “yes” or “no”."


def did_you_mean(words: str, tasks: list[dict[str, Any]]) -> str:
    """None fits, something is near."""
    named = join([name_of(task) for task in tasks], "or")
    how = "Say “yes” or “no”." if len(tasks) == 1 else "Say its number, or “never mind”."
    return f"I found no task like “{words}”. Did you mean {named}? {how}"


def none_fits(title: str) -> str:
    """None fits."""
    return f"I found no task like “{title}”. {NUMBERS_HINT}"


def none_fits_but_new(words: str, title: str) -> str:
    """None fits, but the request may be a task itself."""
    return f"I found no task like “{words}”. If it is a new one, say “yes” and I add “{title}”."


def no_such_number(ids: list[int]) -> str:
    """Numbers that the list does not have."""
    return f"There is no task {join([str(number) for number in ids], 'or')}. {NUMBERS_HINT}"


def offer(title: str) -> str:
    """Not understood, but it could be a task."""
    return (
        f"I'm the offline assistant and not sure what you mean. Shall I add “{title}” to your list? "
        "Say “yes”, or “help” to see what I understand."
    )


def left_out(titles: list[str]) -> str:
    """More than one message may bring about."""
    return f" That is as much as I do at once. Still to add: {join(titles)}." if titles else ""


def not_all(number: int) -> str:
    """More than one message may bring about."""
    return f" I do at most eight at once: {number} more to go. Say it again for the next ones."


def not_undone(changes: int, ticks: int) -> str:
    """Part of a change that could not be taken back."""
    words = f" I could not undo {changes} more of it." if changes > 0 else ""
    was = "was" if ticks == 1 else "were"
    return words + (f" {ticks} of them {was} complete: say so again, please." if ticks > 0 else "")


def too_many_requests(clauses: tuple[str, ...]) -> str:
    """More requests than one message may hold."""
    return (
        " That is as much as I do at once. Please say again: " + "; ".join(f"“{clause}”" for clause in clauses) + "."
    )


def today_is(today: date) -> str:
    """The date."""
    return f"Today is {today:%A}, {today.day} {today:%B %Y}."


def together(parts: list[str]) -> str:
    """The words of several requests: lists stand by themselves."""
    text = ""
    for part in parts:
        gap = "" if not text else "\n\n" if "\n" in part or "\n" in text.rsplit("\n\n", maxsplit=1)[-1] else " "
        text += gap + part
    return text


def join(parts: list[str], word: str = "and") -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def name_of(task: dict[str, Any]) -> str:
    """A task in a question."""
    return f"“{task['title']}” (#{task['id']})"
