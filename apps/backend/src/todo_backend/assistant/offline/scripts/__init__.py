"""What is done for each kind of intent. A script for a new kind is a new row of `_SCRIPTS`."""

from collections.abc import Callable

from todo_backend.assistant.offline import wording
from todo_backend.assistant.offline.answers import understand
from todo_backend.assistant.offline.intents import Intent
from todo_backend.assistant.offline.scripts.adding import add
from todo_backend.assistant.offline.scripts.changing import change
from todo_backend.assistant.offline.scripts.looking import detail, look
from todo_backend.assistant.offline.scripts.talking import talk
from todo_backend.assistant.offline.scripts.undoing import redo, undo
from todo_backend.assistant.offline.world import Outcome, Script, World

_SCRIPTS: dict[str, Callable[[Intent, World], Script]] = {
    "add": add,
    "list": look,
    "detail": detail,
    "complete": change,
    "reopen": change,
    "delete": change,
    "update": change,
    "undo": undo,
    "redo": redo,
}


def converse(sentence: str, world: World) -> Script:
    """The whole turn: each request of the sentence in its order."""
    understood = understand(sentence, world)
    outcomes: list[Outcome] = []
    for intent in understood.intents:
        script = _SCRIPTS.get(intent.kind)
        if script is None:
            outcomes.append(talk(intent, sentence, world))
        else:
            outcomes.append((yield from script(intent, world)))
    words = wording.together([outcome.words for outcome in outcomes])
    if understood.left_out:
        words += wording.too_many_requests(understood.left_out)
    return Outcome(
        words,
        next((outcome.question for outcome in reversed(outcomes) if outcome.question), None),
        next((outcome.shown for outcome in reversed(outcomes) if outcome.shown), []),
        tuple(intent.kind for intent in understood.intents),
    )
