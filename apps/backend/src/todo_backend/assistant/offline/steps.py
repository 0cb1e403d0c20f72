"""Intent + what happened before → the next step: tool calls, or words."""

from dataclasses import dataclass, replace
from typing import Any

from todo_backend.assistant.offline import recall, wording
from todo_backend.assistant.offline.intents import Intent, Target
from todo_backend.assistant.offline.matching import Task, find_each, find_tasks
from todo_backend.assistant.offline.memory import Done, Turn
from todo_backend.assistant.offline.parser import parse

MAX_CALLS = 8
TOOL_OF_KIND = {"complete": "complete_task", "delete": "delete_task", "update": "update_task"}


@dataclass(frozen=True)
class Call:
    """A tool to be called."""

    name: str
    arguments: dict[str, Any]


Step = tuple[Call, ...] | str


def next_step(turns: list[Turn]) -> Step:
    """Calls to make, or the words that end the turn."""
    past, turn = turns[:-1], turns[-1]
    intent = parse(turn.sentence)
    if intent.kind in ("pick", "unknown"):
        intent = _answer_to_question(turn.sentence, intent, past) or intent
    if intent.kind == "add":
        return _add(intent, turn)
    if intent.kind == "list":
        return _list(intent, turn)
    if intent.kind in TOOL_OF_KIND:
        return _act(intent, turn, past)
    return wording.SMALL_TALK[intent.kind]


def understands(turns: list[Turn]) -> bool:
    """True when the current sentence is one that the rules know."""
    intent = parse(turns[-1].sentence)
    if intent.kind in ("pick", "unknown"):
        return _answer_to_question(turns[-1].sentence, intent, turns[:-1]) is not None
    return True


def _add(intent: Intent, turn: Turn) -> Step:
    if turn.done:
        left_out = [task.title for task in intent.new[MAX_CALLS:]]
        return wording.confirm(turn.done) + wording.left_out(left_out)
    return tuple(
        Call("add_task", {"title": new.title} | ({"description": new.description} if new.description else {}))
        for new in intent.new[:MAX_CALLS]
    )


def _list(intent: Intent, turn: Turn) -> Step:
    if not turn.done:
        return (Call("list_tasks", {"status": intent.status}),)
    last = turn.done[-1]
    if last.is_error:
        return wording.confirm([last])
    return (wording.count if intent.count else wording.show)(last.result, intent.status)


def _act(intent: Intent, turn: Turn, past: list[Turn]) -> Step:
    actions = [done for done in turn.done if done.name != "list_tasks"]
    if actions:
        return wording.confirm(actions)
    if intent.kind == "update" and intent.title is None and intent.description is None:
        return wording.WHAT_NEW_TITLE
    target = intent.target
    if target.ids:
        return _calls(intent, list(target.ids))
    if target.reference == "all":
        return _everything(intent, turn)
    if target.reference or target.ordinals:
        ids = recall.recalled_ids(target, past)
        if ids:
            return _calls(intent, ids)
        if target.reference:
            return wording.WHICH_ONE
    if not turn.done:
        return (Call("list_tasks", {"status": "all"}),)
    listed = turn.done[-1]
    return wording.confirm([listed]) if listed.is_error else _choose(intent, listed)


def _everything(intent: Intent, turn: Turn) -> Step:
    """Completes all that is pending; only completions get here."""
    if not turn.done:
        return (Call("list_tasks", {"status": "pending"}),)
    listed = turn.done[-1]
    if listed.is_error:
        return wording.confirm([listed])
    ids = [task["id"] for task in listed.result]
    return _calls(intent, ids) if ids else wording.show([], "pending")


def _choose(intent: Intent, listed: Done) -> Step:
    """After the list: the tasks that are meant, or a question."""
    tasks: list[Task] = listed.result
    if intent.target.ordinals:
        ids = recall.by_position(intent.target.ordinals, [task["id"] for task in tasks])
        return _calls(intent, ids) if ids else wording.NOT_SO_MANY
    chosen: list[int] = []
    for found in find_each(intent.target.title, tasks):
        fitting = _narrowed(intent, found)
        if not fitting:
            return wording.none_fits(intent.target.title)
        if len(fitting) > 1:
            return wording.ask_which(intent.kind, fitting)
        chosen.append(fitting[0]["id"])
    return _calls(intent, list(dict.fromkeys(chosen)))


def _narrowed(intent: Intent, found: list[Task]) -> list[Task]:
    """Of several that could be completed, the one that is not yet."""
    pending = [task for task in found if not task["completed"]]
    return pending if intent.kind == "complete" and pending else found


def _calls(intent: Intent, ids: list[int]) -> Step:
    if intent.kind == "update" and len(ids) > 1:
        return wording.ONE_AT_A_TIME
    changes = {"title": intent.title, "description": intent.description}
    extra = {key: value for key, value in changes.items() if value is not None} if intent.kind == "update" else {}
    return tuple(Call(TOOL_OF_KIND[intent.kind], {"task_id": number, **extra}) for number in ids[:MAX_CALLS])


def _answer_to_question(sentence: str, intent: Intent, past: list[Turn]) -> Intent | None:
    """ "3", "the second one", "both" or a title after "Which one do you mean?": the action that was asked about."""
    asked = _open_question(past)
    if asked is None:
        return None
    question, candidates = asked
    ids = [task["id"] for task in candidates]
    if intent.target.ids:
        chosen = list(intent.target.ids)
    elif intent.target.ordinals:
        chosen = recall.by_position(intent.target.ordinals, ids)
    elif intent.target.reference == "both":
        chosen = ids
    else:
        found = find_tasks(sentence, candidates)
        chosen = [found[0]["id"]] if len(found) == 1 else []
    return replace(question, target=Target(ids=tuple(chosen))) if chosen else None


def _open_question(past: list[Turn]) -> tuple[Intent, list[Task]] | None:
    """The last turn's action, when it ended with a list that several tasks of fitted."""
    if not past or not past[-1].done or any(done.name != "list_tasks" for done in past[-1].done):
        return None
    intent, listed = parse(past[-1].sentence), past[-1].done[-1]
    if intent.kind not in TOOL_OF_KIND or listed.is_error:
        return None
    several = [found for found in find_each(intent.target.title, listed.result) if len(found) > 1]
    return (intent, _narrowed(intent, several[0])) if several else None
