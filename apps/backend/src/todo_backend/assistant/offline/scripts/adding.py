"""Adding tasks."""

from todo_backend.assistant.offline import deeds, wording
from todo_backend.assistant.offline.intents import Intent, NewTask
from todo_backend.assistant.offline.recall import Question
from todo_backend.assistant.offline.world import Call, Outcome, Script, World


def add(intent: Intent, world: World) -> Script:
    """One call for each task; asks when there is none."""
    if not intent.new:
        return Outcome(wording.WHAT_TO_ADD, Question("new", intent))
    room = max(world.left, 0)
    answered = yield from world.call(*(add_call(task) for task in intent.new))
    words = deeds.confirm(answered, world.today) + wording.left_out([task.title for task in intent.new[room:]])
    return Outcome(words.strip())


def add_call(task: NewTask) -> Call:
    """The call for one task; what it does not have is left out."""
    extra = {"description": task.description, "due_date": task.due.isoformat() if task.due else None}
    return Call("add_task", {"title": task.title} | {key: value for key, value in extra.items() if value})
