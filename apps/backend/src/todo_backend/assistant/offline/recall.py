"""What "it", "both" and "the second one" point at: the tasks of the turns before."""

from todo_backend.assistant.offline.intents import Target
from todo_backend.assistant.offline.memory import Done, Turn

TURNS_BACK = 6


def recalled_ids(target: Target, past: list[Turn]) -> list[int]:
    """Ids from the latest turn that says something about them; empty when none does."""
    for turn in reversed(past[-TURNS_BACK:]):
        if target.ordinals:
            shown = _listed(turn.done)
            if shown:
                return by_position(target.ordinals, shown)
            continue
        touched = _touched(turn.done) or _listed(turn.done)
        if not touched:
            continue
        if target.reference == "both":
            return touched
        return touched[-1:] if len(touched) == 1 or _touched(turn.done) else []
    return []


def by_position(ordinals: tuple[int, ...], ids: list[int]) -> list[int]:
    """1 is the first, -1 the last; positions that are not there are left out."""
    places = [position - 1 if position > 0 else position for position in ordinals]
    return [ids[place] for place in places if -len(ids) <= place < len(ids)]


def _touched(done: list[Done]) -> list[int]:
    """Tasks that were changed and are still there."""
    return [
        call.result["task_id"]
        for call in done
        if not call.is_error and call.name not in ("list_tasks", "delete_task") and "task_id" in call.result
    ]


def _listed(done: list[Done]) -> list[int]:
    for call in reversed(done):
        if call.name == "list_tasks" and not call.is_error:
            return [task["id"] for task in call.result]
    return []
