"""Finds the day in a sentence that says something else: "buy milk by Friday" is "buy milk", and a day."""

import re
from dataclasses import dataclass
from datetime import date

from todo_backend.assistant.offline.days import ANY_DAY, CLEAR_DAY, read_day

_BEHIND = (
    r"(?:,\s*|\band\s+)?(?:\b(?:it(?:'s|\s+is)\s+|which\s+is\s+|that\s+is\s+)?due(?:\s+(?:by|on|at|in|date|before))?"
    r"|\b(?:with\s+)?(?:a\s+|the\s+)?(?:due\s*date|deadline)(?:\s+(?:of|is|on|for|to))?\s*:?"
    r"|\bno(?:t)?\s+later\s+than|\bat\s+the\s+latest\s+by|\bto\s+be\s+done\s+by|\bby|\bon|\bbefore|\buntil|\btill|\bfor)"
)
_STOP = r"(?![\w'’-])"
# Neither "every Friday" nor "Black Friday" is a day to do something by.
_NOT_BEFORE = r"(?<!\bevery\s)(?<!\beach\s)(?<!\bblack\s)(?<!\bgood\s)(?<!\bcasual\s)"
_DUE = re.compile(rf"\s*{_BEHIND}\s+(?P<day>{ANY_DAY}){_STOP}", re.IGNORECASE)
_AT_THE_END = re.compile(
    rf"(?:^|\s+|,\s*){_NOT_BEFORE}(?P<day>{CLEAR_DAY}){_STOP}(?=\s*(?:$|[.!,]\s*$|at\s+\S+(?:\s?[ap]m)?\s*$|[(]))",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    rf"^(?:for\s+|on\s+|by\s+)?(?P<day>{ANY_DAY}){_STOP}\s*(?:[:,]\s*|\s(?=(?:to|that|about)\s))", re.IGNORECASE
)
_FIRST = re.compile(
    rf"^(?:for\s+|on\s+|by\s+)?(?P<day>{ANY_DAY}){_STOP}[,:]?\s+(?=(?:i|we|remind|add|please|don'?t|remember|create|put)\b)",
    re.IGNORECASE,
)  # fmt: skip
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
# "tonight" says more than the day: it stays in the title.
_KEPT = re.compile(r"tonight|this\s+(?:morning|afternoon|evening)", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """The text without the day, and the day."""

    text: str
    day: date


def find_due(text: str, today: date) -> Found | None:
    """The last day that is said outside quotes; None when there is none."""
    masked = _QUOTED.sub(lambda quote: "\ue000" * len(quote[0]), text)
    for pattern in (_IN_FRONT, _DUE, _AT_THE_END):
        for match in reversed(list(pattern.finditer(masked))):
            day = read_day(match["day"], today)
            if day is None:
                continue
            kept = text[match.start("day") : match.end("day")]
            middle = f" {kept} " if _KEPT.fullmatch(kept) else " "
            rest = re.sub(r"\(\s*\)", " ", text[: match.start()] + middle + text[match.end() :])
            return Found(re.sub(r"[^\S\n]+", " ", rest).strip(" ,"), day)
    return None


def count_days(text: str, today: date) -> int:
    """How many days are said; above two nobody counts."""
    found = find_due(text, today)
    if found is None:
        return 0
    again = find_due(_without_kept(found.text), today)
    return 2 if again else 1


def leading_day(text: str, today: date) -> Found | None:
    """ "Tomorrow I need to …": the request behind the day, and the day."""
    match = _FIRST.match(text)
    day = read_day(match["day"], today) if match else None
    return Found(text[match.end() :], day) if match and day else None


def _without_kept(text: str) -> str:
    return _KEPT.sub(" ", text)
