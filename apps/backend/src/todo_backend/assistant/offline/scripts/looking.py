"""Lists, counts, searches, and questions about one task."""

from datetime import date

from todo_backend.assistant.offline import listing, wording
from todo_backend.assistant.offline.intents import Intent, Span, View
from todo_backend.assistant.offline.matching import Task, find_tasks
from todo_backend.assistant.offline.scripts.choosing import chosen_tasks
from todo_backend.assistant.offline.world import Outcome, Script, World


def look(intent: Intent, world: World) -> Script:
    """Shows or counts the tasks that the question is about."""
    view = intent.view
    answered = yield from world.tasks(view.status)
    if isinstance(answered, str):
        return Outcome(answered or wording.ENOUGH)
    tasks = select(answered, view)
    if view.count:
        return Outcome(listing.count(tasks, view, world.today))
    return Outcome(listing.show(tasks, view, world.today), shown=[task["id"] for task in tasks])


def select(tasks: list[Task], view: View) -> list[Task]:
    """The tasks of a view in its order."""
    if view.words:
        tasks = find_tasks(view.words, tasks) or find_in_descriptions(view.words, tasks)
    if view.span:
        tasks = [task for task in tasks if _within(task, view.span)]
    if view.dated is not None:
        tasks = [task for task in tasks if bool(task.get("due_date")) == view.dated]
    if view.sort == "due":
        tasks = sorted(tasks, key=lambda task: (task.get("due_date") or "9999", task["id"]))
    elif view.sort == "title":
        tasks = sorted(tasks, key=lambda task: (task["title"].casefold(), task["id"]))
    return tasks[:1] if view.next_only else tasks


def find_in_descriptions(words: str, tasks: list[Task]) -> list[Task]:
    """Tasks whose description holds the words."""
    return [task for task in tasks if words.casefold() in (task.get("description") or "").casefold()]


def detail(intent: Intent, world: World) -> Script:
    """One task: all of it, whether it is done, or when it is due."""
    chosen = yield from chosen_tasks(intent, world)
    if isinstance(chosen, Outcome):
        return chosen
    words = "\n".join(listing.tell(task, intent.asks, world.today) for task in chosen)
    return Outcome(words, shown=[task["id"] for task in chosen])


def _within(task: Task, span: Span) -> bool:
    if not task.get("due_date"):
        return False
    day = date.fromisoformat(task["due_date"])
    return (span.first is None or day >= span.first) and (span.last is None or day <= span.last)
