"""Runs the script of a turn as far as its tool calls have been answered.

Nothing is kept between two calls of the model, nor between two messages: past turns are read the same way, which
tells what they showed and what they asked.
"""

from datetime import date

from todo_backend.assistant.offline.memory import Done, Turn
from todo_backend.assistant.offline.recall import Past, listed_ids
from todo_backend.assistant.offline.scripts import converse
from todo_backend.assistant.offline.world import Calls, Outcome, Script, World

TURNS_READ = 12

Step = Calls | str


def next_step(turn: Turn, past: list[Past], today: date) -> Step:
    """Calls to make, or the words that end the turn."""
    end = run(converse(turn.sentence, World(past, today)), turn.done)
    return end.words if isinstance(end, Outcome) else end or ()


def read_past(turns: list[Turn], today: date) -> list[Past]:
    """The turns before, oldest first."""
    past: list[Past] = []
    for turn in turns[-TURNS_READ:]:
        end = run(converse(turn.sentence, World(past, today)), turn.done)
        if isinstance(end, Outcome):
            past.append(Past(turn.sentence, turn.done, end.shown, end.question, end.kinds))
        else:  # a language model has answered, or the turn was stopped
            past.append(Past(turn.sentence, turn.done, listed_ids(turn.done)))
    return past


def run(script: Script, answered: list[Done]) -> Outcome | Calls | None:
    """The script's outcome, or the calls that it waits for; None when other tools have run than it asks for."""
    left = list(answered)
    try:
        wanted = next(script)
        while len(left) >= len(wanted):
            now, left = left[: len(wanted)], left[len(wanted) :]
            if [(call.name, call.arguments) for call in wanted] != [(call.name, call.arguments) for call in now]:
                return None
            wanted = script.send(now)
    except StopIteration as end:
        outcome: Outcome = end.value
        return None if left else outcome
    return wanted if not left else None
