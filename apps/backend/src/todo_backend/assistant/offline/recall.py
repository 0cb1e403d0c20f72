"""What "it", "both" and "the second one" point at: the tasks of the turns before."""

from dataclasses import dataclass, field

from todo_backend.assistant.offline.intents import Intent, Target
from todo_backend.assistant.offline.matching import Task
from todo_backend.assistant.offline.memory import Done

TURNS_BACK = 6


@dataclass(frozen=True)
class Question:
    """What the assistant has asked: "which" of the candidates, which "target", "title", what "new", or "yes"."""

    wants: str
    intent: Intent
    candidates: tuple[Task, ...] = ()


@dataclass(frozen=True)
class Past:
    """A turn that is over: what was done, which tasks were shown, and what was asked."""

    sentence: str
    done: list[Done]
    shown: list[int] = field(default_factory=list)
    question: Question | None = None
    kinds: tuple[str, ...] = ()


def recalled_ids(target: Target, past: list[Past]) -> list[int]:
    """Ids from the latest turn that says something about them; empty when none does."""
    if target.reference == "both":
        return _both(past)
    by_place = bool(target.ordinals or target.first or target.last)
    for turn in reversed(past[-TURNS_BACK:]):
        touched, shown = touched_ids(turn.done), turn.shown
        if by_place:
            ids = shown or (touched if len(touched) > 1 else [])
            if ids:
                return by_position(target, ids)
            continue
        if target.reference == "other":
            if len(shown) == 2 and len(touched) == 1:
                return [number for number in shown if number != touched[0]]
            continue
        if not touched and not shown:
            continue
        return touched[-1:] or (shown if len(shown) == 1 else [])
    return []


def _both(past: list[Past]) -> list[int]:
    """At least two: those of one turn, else the two that were changed last."""
    changed: list[int] = []
    for turn in reversed(past[-TURNS_BACK:]):
        touched = touched_ids(turn.done)
        if len(touched) > 1 and not changed:
            return touched
        changed = [*(number for number in touched if number not in changed), *changed]
        if len(changed) > 1:
            return changed
        if len(turn.shown) > 1:
            return turn.shown
    return []


def by_position(target: Target, ids: list[int]) -> list[int]:
    """1 is the first, -1 the last; positions that are not there are left out."""
    if target.first:
        return ids[: target.first]
    if target.last:
        return ids[-target.last :]
    places = [position - 1 if position > 0 else position for position in target.ordinals]
    return [ids[place] for place in places if -len(ids) <= place < len(ids)]


def touched_ids(done: list[Done]) -> list[int]:
    """Tasks that were changed and are still there."""
    gone = {call.task_id for call in done if call.changed and call.name == "delete_task"}
    touched = [call.task_id for call in done if call.changed and call.name != "delete_task"]
    return [number for number in dict.fromkeys(touched) if number not in gone]


def listed_ids(done: list[Done]) -> list[int]:
    """Tasks of the last list."""
    for call in reversed(done):
        if call.name == "list_tasks" and not call.is_error:
            return [task["id"] for task in call.result]
    return []
