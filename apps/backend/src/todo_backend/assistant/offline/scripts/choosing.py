"""Which tasks are meant. The list is read where the words name no numbers; a question is asked where in doubt."""

from collections.abc import Generator
from datetime import date

from todo_backend.assistant.offline import wording
from todo_backend.assistant.offline.answers import pointed_at
from todo_backend.assistant.offline.intents import Intent, Target
from todo_backend.assistant.offline.matching import Task, find_each, find_tasks, nearest
from todo_backend.assistant.offline.memory import Done
from todo_backend.assistant.offline.recall import Question, by_position
from todo_backend.assistant.offline.titles import split_new_tasks
from todo_backend.assistant.offline.vocabulary import TASK_VERBS
from todo_backend.assistant.offline.world import Calls, Outcome, World

Chosen = Generator[Calls, list[Done], list[Task] | Outcome]


def chosen_tasks(intent: Intent, world: World) -> Chosen:
    """The tasks as the list has them, or the outcome when there is nothing to do or something to ask."""
    target = intent.target
    recalled = pointed_at(target, world.this_turn()) if is_pointing(target) else []
    if target == Target() or (is_pointing(target) and target.reference and not recalled):
        return Outcome(wording.WHICH_ONE, Question("target", intent))
    listed = yield from world.tasks()
    if isinstance(listed, str):
        return Outcome(listed or wording.ENOUGH)
    ids = list(target.ids) or recalled
    if ids:
        found = [task for number in ids for task in listed if task["id"] == number]
        return found or Outcome(wording.no_such_number(ids))
    return _by_words(intent, listed, world.today)


def is_pointing(target: Target) -> bool:
    """True for "it", "both", "the second one"."""
    return bool(target.ordinals or target.first or target.last or target.reference in ("it", "both", "other"))


def _by_words(intent: Intent, listed: list[Task], today: date) -> list[Task] | Outcome:
    target = intent.target
    if not listed:
        return Outcome(wording.EMPTY["all"])
    if target.ordinals or target.first or target.last:
        ids = by_position(target, [task["id"] for task in listed])
        return [task for task in listed if task["id"] in ids] or Outcome(wording.NOT_SO_MANY)
    if target.reference == "all":
        return _all_of(intent, listed)
    if target.every:
        found = _without(find_tasks(target.title, listed), target)
        return _useful(intent, found) or Outcome(wording.none_fits(target.title))
    chosen: list[Task] = []
    each = find_each(target.title, listed)
    if target.or_title and not all(found for _, found in each):
        each = find_each(target.or_title, listed)
    for words, found in each:
        fitting = _useful(intent, found)
        if not fitting:
            return _suggest(intent, words, listed, today)
        if len(fitting) > 1:
            return Outcome(wording.ask_which(intent.kind, fitting), Question("which", intent, tuple(fitting)))
        if fitting[0] not in chosen:
            chosen.append(fitting[0])
    return chosen


def _all_of(intent: Intent, listed: list[Task]) -> list[Task] | Outcome:
    status = intent.target.status
    if intent.kind in ("complete", "reopen"):
        status = "pending" if intent.kind == "complete" else "completed"
    found = [task for task in listed if status == "all" or task["completed"] == (status == "completed")]
    return _without(found, intent.target) or Outcome(wording.EMPTY[status])


def _without(tasks: list[Task], target: Target) -> list[Task]:
    """ "all but task 3"."""
    but = target.but
    if but is None:
        return tasks
    ids = set(but.ids) | set(by_position(but, [task["id"] for task in tasks]) if is_pointing(but) else ())
    for _, found in find_each(but.title, tasks) if but.title else []:
        ids |= {task["id"] for task in found}
    return [task for task in tasks if task["id"] not in ids]


def _useful(intent: Intent, found: list[Task]) -> list[Task]:
    """Of several that could be completed, those that are not yet; the other way round for taking it back."""
    if intent.kind not in ("complete", "reopen"):
        return found
    wanted = [task for task in found if task["completed"] == (intent.kind == "reopen")]
    return wanted or found


def _suggest(intent: Intent, words: str, listed: list[Task], today: date) -> Outcome:
    """None fits: the nearest one is offered, where there is one, or a new task."""
    near = nearest(words, listed)
    first = intent.said.split(" ", maxsplit=1)[0].lower()
    if not near and intent.kind in ("complete", "delete") and first in TASK_VERBS:
        # "check the oil" may be meant as a new task.
        new = split_new_tasks(intent.said, today)
        return Outcome(wording.none_fits_but_new(words, new[0].title), Question("yes", Intent("add", new=new)))
    if not near:
        return Outcome(wording.none_fits(words))
    return Outcome(wording.did_you_mean(words, near), Question("which", intent, tuple(near)))
