"""Cuts what is to be added into single tasks, and tidies their titles."""

import re
from datetime import date

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.due import count_days, find_due
from todo_backend.assistant.offline.intents import NewTask
from todo_backend.db.models import TITLE_LENGTH

_NOUN = r"(?:tasks?|to-?\s?dos?|items?|reminders?|notes?|entry|entries|things)"
_LEAD = re.compile(
    rf"^(?:me\s+)?(?P<article>a|an|another|one|the\s+following|these|two|three|four|five|some|following|my)?\s*"
    rf"(?:new\s+)?(?P<noun>{_NOUN})\b\s*(?:for\s+me\s+)?(?:(?:to|for|called|named|titled|about|that\s+says|saying|which\s+says)\b)?\s*[:,-]?\s*",
    re.IGNORECASE,
)
_MORE = re.compile(
    rf"(?:,|;|\s)\s*(?:and\s+)?(?:also\s+)?(?:then\s+)?(?:add|create|remind\s+me\s+to|(?:a|another|one\s+more)\s+(?:new\s+)?{_NOUN}|(?<=and\s)task)\s+(?=\S)",
    re.IGNORECASE,
)
_DETAILS = re.compile(
    r",?\s+(?:with|and)\s+(?:the\s+|a\s+)?(?:description|notes?|details?)\s*(?:of|:|-|saying|that\s+says)?\s+(?P<description>.+)$"
    r"|[,;]?\s+(?:description|notes?|details)\s*:\s*(?P<other>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"(?:(?<=^)|(?<=[\s:,(]))(['\"])(.+?)\1(?=[\s,.;:)]|$)")


def split_new_tasks(text: str, today: date) -> tuple[NewTask, ...]:
    """The tasks in what follows "add": "a task to buy milk", "tasks: a, b and c", "buy milk and call mom by Friday".

    One day belongs to all of them; where there are several, each task has its own.
    """
    text = text.strip()
    details = _DETAILS.search(text)
    description, after = None, None
    if details:
        description = details["description"] or details["other"]
        after = find_due(description, today) if re.search(r"\bdue\b|\bby\b", description) else None
        description = (after.text if after else description).strip(" '\"")
        text = text[: details.start()]
    days = count_days(text, today)  # outside quotes
    shared = find_due(text, today) if days == 1 else None
    parts = _parts(shared.text if shared else text)
    pieces = [(part, find_due(part, today) if days > 1 else None) for part in parts]
    new = []
    for part, own in pieces:
        title = clean_title(own.text if own else part)
        if title:
            due = own or shared or after
            new.append(NewTask(title, description if len(pieces) == 1 else None, due.day if due else None))
    return tuple(dict.fromkeys(new))


def clean_title(text: str) -> str:
    """A title as one would write it: no quotes around, no full stop behind, a capital letter in front."""
    text = " ".join(text.split()).strip(" .!,;:")
    if len(text) > 1 and text[0] in "'\"" and text[-1] == text[0]:
        text = text[1:-1].strip()
    text = re.sub(r"^(?:to|about|that\s+i\s+(?:need|have)\s+to)\s+(?=\S)", "", text, flags=re.IGNORECASE)
    return (text[:1].upper() + text[1:])[:TITLE_LENGTH]


def _parts(text: str) -> list[str]:
    quoted = [found[2] for found in _QUOTED.finditer(text)]
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    if quoted:
        return quoted
    clauses = [clause for clause in _MORE.split(rest) if clause.strip()]
    if len(clauses) > 1:
        return [_without_lead(clause) for clause in clauses]
    these = re.match(r"(?:these|the\s+following|this)\s*(?:two|three|four|five)?\s*:\s*", rest, re.IGNORECASE)
    if these:
        return _split(rest[these.end() :])
    several = bool(lead and lead["noun"].lower() in words.PLURAL)
    single = bool(lead) and not several
    if several or re.search(r"\n|;", rest):
        return _split(rest)
    again = re.split(r"(?:,\s*|\s+)and\s+to\s+", rest)
    if len(again) > 1:
        return again
    if single:
        return [rest]
    pieces = _split(rest)
    if len(pieces) > 1 and all(_begins_with_verb(piece) for piece in pieces[1:]):
        return pieces
    # A bare list of things: "add milk, eggs and bread".
    if len(pieces) > 2 and not _begins_with_verb(pieces[0]):
        return pieces
    return [rest]


def _without_lead(clause: str) -> str:
    lead = _LEAD.match(clause)
    return clause[lead.end() :] if lead else clause


def _split(text: str) -> list[str]:
    pieces = re.split(r"\s*(?:\n|;|,)\s*(?:and\s+|then\s+)?|\s+and\s+(?:then\s+)?|\s+&\s+", text)
    return [re.sub(r"^(?:[-*•]|\d+[.)])\s+", "", piece) for piece in pieces if piece.strip()]


def _begins_with_verb(text: str) -> bool:
    first = re.match(r"(?:to\s+)?([a-z]+)", text.lower())
    return bool(first) and first is not None and first[1] in words.TASK_VERBS
