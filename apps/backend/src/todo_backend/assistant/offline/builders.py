"""From a rule that fits to an intent. UNKNOWN sends the parser on to the next rule."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from re import Match

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import any_of, read_day
from todo_backend.assistant.offline.due import find_due
from todo_backend.assistant.offline.intents import UNKNOWN, Intent, Status, Target, View
from todo_backend.assistant.offline.rules.pieces import COMPLETED_SIGN, PENDING_SIGN, Rule
from todo_backend.assistant.offline.spans import read_span
from todo_backend.assistant.offline.targets import parse_target
from todo_backend.assistant.offline.titles import clean_title, split_new_tasks

Build = Callable[[Match[str], str, date], Intent]
LONGEST_DONE = 5
_TO_GET_DONE = (
    r"(?:get|have|be|i|we|is|are|what|which|not|the\s+list|see|need|must|how|when|who|well|nearly|almost)\b"
)
_IT = Target(reference="it")
# Words that a search for a title never begins with: then it is another question.
_NO_SEARCH = re.compile(r"(?:it|that|out|what|how|a\s+way|help|something|anything|today|tomorrow)\b", re.IGNORECASE)


def build(rule: Rule, found: Match[str], sentence: str, today: date) -> Intent:
    """The intent of a sentence that the rule's pattern has matched."""
    return _BUILDERS[rule.kind](found, sentence, today)


def status_in(sentence: str) -> Status:
    """Which tasks a question is about."""
    text = sentence.lower()
    if re.search(r"\b(?:pending|open|unfinished)\b.*\b(?:and|or)\b.*\b(?:completed|done|finished)\b", text):
        return "all"
    if re.search(r"\b(?:completed|done|finished)\b.*\b(?:and|or)\b.*\b(?:pending|open|unfinished)\b", text):
        return "all"
    if re.search(rf"\b{PENDING_SIGN}\b", text):
        return "pending"
    return "completed" if re.search(rf"\b{COMPLETED_SIGN}\b", text) else "all"


def _target(found: Match[str]) -> Target | None:
    text = (found["target"] or "").strip()
    return parse_target(text) if text else _IT


def _on_target(**fields: object) -> Build:
    def make(found: Match[str], _sentence: str, _today: date) -> Intent:
        target = _target(found)
        return Intent(target=target, **fields) if target else UNKNOWN  # type: ignore[arg-type]

    return make


def _rename(found: Match[str], _sentence: str, _today: date) -> Intent:
    title = found.groupdict().get("title")
    target = _target(found)
    if target is None or target.reference == "all" or target.every:
        return UNKNOWN
    return Intent("update", target=target, title=clean_title(title) if title else None)


def _describe(found: Match[str], _sentence: str, _today: date) -> Intent:
    target = _target(found)
    return Intent("update", target=target, description=found["description"].strip(" '\"")) if target else UNKNOWN


def _append(found: Match[str], sentence: str, today: date) -> Intent:
    return replace(_describe(found, sentence, today), append=True)


def _schedule(found: Match[str], _sentence: str, today: date) -> Intent:
    target, day = _target(found), read_day(found["when"], today)
    return Intent("update", target=target, due=day.isoformat()) if target and day else UNKNOWN


def _past(found: Match[str], _sentence: str, _today: date) -> Intent:
    """ "I bought milk": a task "Buy milk", or just one with milk in it."""
    target = _target(found)
    if target is None or not target.title:
        return UNKNOWN
    return Intent(
        "complete",
        target=replace(target, title=f"{words.PAST[found['verb'].lower()]} {target.title}", or_title=target.title),
    )


def _short_done(found: Match[str], _sentence: str, _today: date) -> Intent:
    """ "groceries done" is a completion, "get the report done" is a task."""
    text = found["target"].strip()
    target = parse_target(text)
    if target is None or len(text.split()) > LONGEST_DONE or re.match(_TO_GET_DONE, text.lower()):
        return UNKNOWN
    return Intent("complete", target=target)


def _past_question(found: Match[str], _sentence: str, _today: date) -> Intent:
    target = _target(found)
    verb = found["verb"].lower()
    if target is None or not target.title or target.title.lower() in ("anything", "something", "everything"):
        return UNKNOWN
    return Intent("detail", target=replace(target, title=f"{words.PAST.get(verb, verb)} {target.title}"), asks="done")


def _add(found: Match[str], _sentence: str, today: date) -> Intent:
    new = split_new_tasks(found["new"], today)
    when = find_due(found.groupdict().get("when") or "", today)
    if when:
        new = tuple(replace(task, due=task.due or when.day) for task in new)
    return Intent("add", new=new) if new else UNKNOWN


def _appointment(found: Match[str], sentence: str, today: date) -> Intent:
    """ "I have a meeting on Friday" is a task, "I have a dog" is not."""
    intent = _add(found, sentence, today)
    if not intent.new or not all(task.due for task in intent.new):
        return UNKNOWN
    bare = re.compile(r"^(?:an?|the|my|some)\s+", re.IGNORECASE)
    return replace(
        intent, new=tuple(replace(task, title=clean_title(bare.sub("", task.title))) for task in intent.new)
    )


def _list(found: Match[str], sentence: str, today: date) -> Intent:  # noqa: ARG001
    text = sentence.lower()
    by_due = re.search(r"\b(?:sort|sorted|order|ordered|by)\b.*\b(?:due|date|deadline|urgency)", text)
    by_title = re.search(r"alphabet|\bby\s+(?:title|name)\b|\ba-?z\b", text)
    return Intent("list", view=View(status_in(text), sort="due" if by_due else "title" if by_title else ""))


def _count(found: Match[str], sentence: str, today: date) -> Intent:
    view = _due(found, sentence, today).view
    return Intent("list", view=replace(view, count=True, status=view.status if view.span else status_in(sentence)))


def _due(found: Match[str], sentence: str, today: date) -> Intent:  # noqa: ARG001
    span = read_span(sentence, today)
    status = status_in(sentence)
    done = status == "completed" and not re.search(r"\bto\s+be\s+done\b", sentence.lower())
    undated = re.search(r"\b(?:without|no|with\s+no)\s+(?:a\s+|any\s+)?(?:due|deadline)", sentence.lower())
    if span is None and not re.search(r"\bdue|deadline|upcoming", sentence.lower()):
        return Intent("list", view=View(status))
    dated = None if span else not undated
    return Intent("list", view=View("completed" if done else "pending", span, dated=dated, sort="due"))


def _search(found: Match[str], sentence: str, today: date) -> Intent:
    words_in = re.sub(
        r"^(?:the|my|a|an|all|any)\s+|\s+(?:tasks?|to-?dos?|items?|ones?)$",
        "",
        found["words"].strip(" '\""),
        flags=re.I,
    )
    if not words_in or _NO_SEARCH.match(words_in) or re.fullmatch(any_of(words.PLURAL), words_in.lower()):
        return UNKNOWN
    if re.fullmatch(rf"(?:{PENDING_SIGN}|{COMPLETED_SIGN})", words_in.lower()):
        return _list(found, sentence, today)
    return Intent("list", view=View(words=words_in))


def _simple(intent: Intent) -> Build:
    return lambda _found, _sentence, _today: intent


_BUILDERS: dict[str, Build] = {
    "reopen": _on_target(kind="reopen"),
    "complete": _on_target(kind="complete"),
    "delete": _on_target(kind="delete"),
    "detail": _on_target(kind="detail"),
    "detail_due": _on_target(kind="detail", asks="due"),
    "detail_done": _on_target(kind="detail", asks="done"),
    "undescribe": _on_target(kind="update", description=""),
    "undated": _on_target(kind="update", due=""),
    "describe": _describe,
    "append": _append,
    "schedule": _schedule,
    "rename": _rename,
    "correct": lambda found, _sentence, _today: Intent("update", target=_IT, title=clean_title(found["title"])),
    "past": _past,
    "short_done": _short_done,
    "past_question": _past_question,
    "which_complete": _simple(Intent("complete")),
    "which_delete": _simple(Intent("delete")),
    "which_update": _simple(Intent("update")),
    "add": _add,
    "add_nothing": _simple(Intent("add")),
    "appointment": _appointment,
    "list": _list,
    "count": _count,
    "due": _due,
    "next": _simple(Intent("list", view=View("pending", sort="due", next_only=True))),
    "list_all": _simple(Intent("list")),
    "left": _simple(Intent("list", view=View("pending"))),
    "search": _search,
}
