"""Words without tools."""

from todo_backend.assistant.offline import wording
from todo_backend.assistant.offline.answers import offered_task
from todo_backend.assistant.offline.intents import Intent
from todo_backend.assistant.offline.recall import Question
from todo_backend.assistant.offline.world import Outcome, World

LONGEST_ANSWER = 4


def talk(intent: Intent, sentence: str, world: World) -> Outcome:
    """The answer to small talk; a polite hint, or an offer, to what is not understood."""
    if intent.kind == "calendar":
        return Outcome(wording.today_is(world.today))
    if intent.kind == "no":
        return Outcome(wording.TALK["no"] if world.question else wording.TALK["no_question"])
    asked = world.question is not None and world.question.wants == "which"
    if asked and (intent.kind == "pick" or (intent.kind == "unknown" and len(sentence.split()) <= LONGEST_ANSWER)):
        return Outcome(wording.NOT_AMONG_THEM, world.question)
    if intent.kind == "unknown":
        task = offered_task(sentence)
        if task:
            return Outcome(wording.offer(task.title), Question("yes", Intent("add", new=(task,))))
    return Outcome(wording.TALK[intent.kind])
