"""What a sentence asks for, in the light of what was said before: the answer to a question, or new requests."""

import re
from dataclasses import dataclass, replace
from datetime import date

from todo_backend.assistant.offline.clauses import MOST, split_clauses
from todo_backend.assistant.offline.days import read_day
from todo_backend.assistant.offline.due import find_due
from todo_backend.assistant.offline.intents import UNKNOWN, Intent, NewTask, Span, Target, View
from todo_backend.assistant.offline.matching import find_tasks
from todo_backend.assistant.offline.parser import parse, strip_politeness, talk_in, tidy
from todo_backend.assistant.offline.recall import Past, Question, by_position, recalled_ids, touched_ids
from todo_backend.assistant.offline.targets import parse_target
from todo_backend.assistant.offline.titles import clean_title, split_new_tasks
from todo_backend.assistant.offline.world import World

_REPEAT = re.compile(
    r"(?:and|also|plus|then|as\s+well\s+as|,)\s+(?:also\s+)?(.+?)(?:,?\s+(?:too|as\s+well))?", re.IGNORECASE
)
_TOO = re.compile(r"(.+?),?\s+(?:too|as\s+well|also)", re.IGNORECASE)
_SAME = re.compile(r"(?:(?:do\s+)?the\s+same|same(?:\s+thing)?)\s+(?:for|with|to)\s+(.+)", re.IGNORECASE)
_REPEATABLE = ("complete", "delete", "reopen")
# What may be a task by itself: short, no question, nobody speaks of himself.
_NO_TASK = re.compile(
    r"(?:i|i'm|im|you|you're|we|he|she|they|it|this|that|who|what|when|where|why|how|which|whose|is|are|was|(?:do|does|did)\s+(?:i|you|we|he|she|they|it)"
    r"|can|could|would|will|should|the\s+weather|tell\s+(?:me|us)|sing|hm+|lol|haha|because|if|so|ok|no|yes|my\s+name)\b",
    re.IGNORECASE,
)
LONGEST_TASK = 8


@dataclass(frozen=True)
class Understood:
    """The requests in their order, and those that are too many for one message."""

    intents: tuple[Intent, ...]
    left_out: tuple[str, ...] = ()

    @property
    def clear(self) -> bool:
        """True when every request is understood."""
        return all(intent.kind not in ("unknown", "pick") for intent in self.intents)


def understand(sentence: str, world: World) -> Understood:
    """The requests of a sentence."""
    text = tidy(sentence)
    answer = _answer(text, world.question, world.today) if world.question else None
    if answer:
        return Understood((answer,))
    clauses = split_clauses(text, world.today)
    intents = [parse(clause, world.today) for clause in clauses]
    if world.question:
        intents = [_among_candidates(intent, world.question) for intent in intents]
    if len(clauses) == 1 and intents[0].kind in ("unknown", "pick", "yes", "no"):
        more = _more_of_the_same(text, intents[0], world)
        day = _bare_day(text, world)
        return Understood((day or more or _dated_note(text, world.today) or intents[0],))
    return Understood(_merged(intents[:MOST]), tuple(clauses[MOST:]))


def _answer(text: str, question: Question, today: date) -> Intent | None:
    """The intent that was asked about, completed by the answer; None when the sentence answers something else."""
    plain = strip_politeness(text)
    said = talk_in(text) or talk_in(plain)
    if said == "no":
        return Intent("no")
    if said == "yes":
        chosen = question.candidates
        if question.wants == "yes":
            return question.intent
        if question.wants == "which" and len(chosen) == 1:
            return replace(question.intent, target=Target(ids=(chosen[0]["id"],)))
    if said:
        return None
    parsed = parse(text, today)
    if question.wants == "which":
        return _choice(plain, parsed, question)
    if question.wants == "target" and parsed.kind in ("unknown", "pick", "add"):
        target = parse_target(plain)
        named = target is not None and (not target.title or (parsed.kind == "unknown" and not _NO_TASK.match(plain)))
        return replace(question.intent, target=target) if target and named else None
    command = parsed.kind not in ("unknown", "pick", "add") or len(split_clauses(text, today)) > 1
    if question.wants == "title" and not command:
        title = re.sub(r"^(?:to|call\s+it|name\s+it|as|it\s+should\s+be\s+called)\s+", "", plain, flags=re.I)
        return replace(question.intent, title=clean_title(title))
    if question.wants == "new" and not command and parsed.kind != "add":
        return Intent("add", new=split_new_tasks(plain, today))
    return None


def _choice(plain: str, parsed: Intent, question: Question) -> Intent | None:
    if parsed.kind not in ("unknown", "pick", question.intent.kind, "update", "complete", "delete"):
        bare = find_tasks(plain, list(question.candidates)) if parsed.kind == "add" else []
        return _with_ids(question, [bare[0]["id"]]) if len(bare) == 1 else None
    target = parsed.target if parsed.kind == "pick" else None
    if parsed.kind == "unknown":
        target = parse_target(re.sub(r"^(?:i\s+mean[t]?|take|the\s+one\s+with|just|only)\s+", "", plain, flags=re.I))
    if target is None:
        return None
    return _with_ids(question, choose(target, question))


def choose(target: Target, question: Question) -> list[int]:
    """Which of the tasks that were named in a question."""
    ids = [task["id"] for task in question.candidates]
    if target.ids:
        known = [number for number in target.ids if number in ids]
        places = [ids[number - 1] for number in target.ids if number <= len(ids)]
        return known or places or list(target.ids)
    if target.ordinals or target.first or target.last:
        return by_position(target, ids)
    if target.reference in ("both", "all"):
        return ids
    found = find_tasks(target.title, list(question.candidates)) if target.title else []
    return [found[0]["id"]] if len(found) == 1 else []


def _with_ids(question: Question, ids: list[int]) -> Intent | None:
    return replace(question.intent, target=Target(ids=tuple(ids))) if ids else None


def _among_candidates(intent: Intent, question: Question) -> Intent:
    """ "delete the second one" right after "which one?" means the second one that was named."""
    target = intent.target
    pointed = target.ordinals or target.first or target.last or target.reference == "both"
    if question.wants != "which" or not pointed:
        return intent
    ids = choose(target, question)
    return replace(intent, target=Target(ids=tuple(ids))) if ids else intent


def _more_of_the_same(text: str, intent: Intent, world: World) -> Intent | None:
    """ "and eggs", "task 4 too", "same for the meeting": the last request once more."""
    found = _SAME.fullmatch(text) or _REPEAT.fullmatch(text) or _TOO.fullmatch(text)
    last = next((turn.kinds[-1] for turn in reversed(world.past[-2:]) if turn.kinds), "")
    if not found or intent.kind in ("yes", "no"):
        return None
    if last == "add" and not (parse_target(found[1]) or Target()).ids:
        return Intent("add", new=split_new_tasks(found[1], world.today))
    target = parse_target(found[1])
    return Intent(last, target=target) if last in _REPEATABLE and target else None  # type: ignore[arg-type]


def _bare_day(text: str, world: World) -> Intent | None:
    """ "tomorrow": the day of the task that was just added, else a question about that day."""
    plain = strip_politeness(text)
    day = read_day(plain, world.today)
    if day is None or not any(letter.isalpha() for letter in plain):
        return None
    touched = touched_ids(world.past[-1].done) if world.past else []
    if len(touched) == 1:
        return Intent("update", target=Target(ids=tuple(touched)), due=day.isoformat())
    return Intent("list", view=View("pending", Span(day, day, "on"), sort="due"))


def _dated_note(text: str, today: date) -> Intent | None:
    """ "dentist on Monday" is a task; "Friday" alone is none."""
    plain = strip_politeness(text)
    found = find_due(plain, today)
    if not found or not found.text or _NO_TASK.match(plain) or len(plain.split()) > LONGEST_TASK:
        return None
    return Intent("add", new=split_new_tasks(plain, today)) if read_day(found.text, today) is None else None


def offered_task(sentence: str) -> NewTask | None:
    """A sentence that could be a task, for "shall I add it?"."""
    plain = strip_politeness(tidy(sentence))
    if sentence.strip().endswith("?") or _NO_TASK.match(plain) or not 1 <= len(plain.split()) <= LONGEST_TASK:
        return None
    title = clean_title(plain)
    return NewTask(title) if sum(letter.isalpha() for letter in title) >= 3 else None


def _merged(intents: list[Intent]) -> tuple[Intent, ...]:
    """Additions that follow each other become one, so that one sentence confirms them; greetings go."""
    merged: list[Intent] = []
    for intent in intents:
        if merged and intent.kind == merged[-1].kind == "add" and intent.new and merged[-1].new:
            merged[-1] = replace(merged[-1], new=(*merged[-1].new, *intent.new))
        else:
            merged.append(intent)
    kept = [intent for intent in merged if intent.kind not in ("greet", "thanks", "yes", "no", "mood")]
    return tuple(kept or merged or [UNKNOWN])


def pointed_at(target: Target, past: list[Past]) -> list[int]:
    """Ids for "it", "both" or a place in the list last shown."""
    return recalled_ids(target, past) or (
        touched_ids(past[-1].done)[-1:] if past and target.reference == "it" else []
    )
