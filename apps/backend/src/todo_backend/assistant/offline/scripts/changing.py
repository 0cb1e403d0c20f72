"""Completing, taking back, deleting and updating tasks that are there."""

from dataclasses import replace

from todo_backend.assistant.offline import deeds, wording
from todo_backend.assistant.offline.answers import pointed_at
from todo_backend.assistant.offline.intents import Intent, Target
from todo_backend.assistant.offline.matching import Task
from todo_backend.assistant.offline.recall import Question
from todo_backend.assistant.offline.scripts.choosing import chosen_tasks, is_pointing
from todo_backend.assistant.offline.world import Call, Outcome, Script, World

_TOOLS = {"complete": "complete_task", "delete": "delete_task", "update": "update_task", "reopen": "update_task"}


def change(intent: Intent, world: World) -> Script:
    """Numbers are acted on at once; everything else is looked up first."""
    if intent.kind == "update" and intent.title is None and intent.description is None and intent.due is None:
        return (yield from _ask_title(intent, world))
    target = intent.target
    ids = list(target.ids)
    if not ids and is_pointing(target):
        ids = pointed_at(target, world.this_turn())
    if ids and not intent.append:
        return (yield from _act(intent, ids, world))
    chosen = yield from chosen_tasks(intent, world)
    if isinstance(chosen, Outcome):
        return chosen
    if intent.append:
        intent = _appended(intent, chosen[0])
    if intent.kind == "delete" and _is_sweeping(target) and len(chosen) > 1:
        confirmed = replace(intent, target=Target(ids=tuple(task["id"] for task in chosen)))
        return Outcome(wording.ask_to_delete(chosen), Question("yes", confirmed, tuple(chosen)))
    return (yield from _act(intent, [task["id"] for task in chosen], world))


def _act(intent: Intent, ids: list[int], world: World) -> Script:
    if intent.kind == "update" and intent.title is not None and len(ids) > 1:
        return Outcome(wording.ONE_AT_A_TIME)
    room = max(world.left, 0)
    if room < len(ids) and intent.kind == "delete" and room == 0:
        return Outcome(wording.ENOUGH)
    answered = yield from world.call(
        *(Call(_TOOLS[intent.kind], {"task_id": number, **_values(intent)}) for number in ids)
    )
    words = deeds.confirm(answered, world.today)
    if len(ids) > room:
        words += wording.not_all(len(ids) - room)
    return Outcome(words.strip())


def _values(intent: Intent) -> dict[str, object]:
    if intent.kind == "reopen":
        return {"completed": False}
    values = {"title": intent.title, "description": intent.description, "due_date": intent.due}
    return {key: value for key, value in values.items() if value is not None} if intent.kind == "update" else {}


def _ask_title(intent: Intent, world: World) -> Script:
    """ "rename the meeting": which one it is comes first, its new name next."""
    if not intent.target.ids:
        chosen = yield from chosen_tasks(intent, world)
        if isinstance(chosen, Outcome):
            return chosen
        intent = replace(intent, target=Target(ids=tuple(task["id"] for task in chosen)))
    return Outcome(wording.WHAT_NEW_TITLE, Question("title", intent))


def _appended(intent: Intent, task: Task) -> Intent:
    """ "add eggs to the notes of task 1" keeps what is there."""
    before = task.get("description")
    text = f"{before}, {intent.description}" if before else intent.description
    return replace(intent, description=text, append=False)


def _is_sweeping(target: Target) -> bool:
    return target.reference == "all" or target.every
