"""Sentence → intent. Knows nothing of what was said before."""

import re

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.intents import UNKNOWN, Intent
from todo_backend.assistant.offline.rules import RULES, build
from todo_backend.assistant.offline.targets import parse_target

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"})


def _alternative(options: tuple[str, ...]) -> str:
    return "|".join(re.escape(option) for option in sorted(options, key=len, reverse=True))


_BEFORE = re.compile(rf"^(?:{_alternative(words.POLITE_BEFORE)})\b[\s,!.]*(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,]+(?:{_alternative(words.POLITE_AFTER)})$", re.IGNORECASE)
_WISH = re.compile(rf"^(?:{_alternative(words.WISHES)})\s+(?=(?:{_alternative(words.COMMANDS)})\b)", re.IGNORECASE)


def parse(sentence: str) -> Intent:
    """The intent of a sentence; UNKNOWN when no rule fits."""
    text = tidy(sentence)
    # The whole sentence first: "hello" and "thanks" are also polite words before and after others.
    for candidate in dict.fromkeys((text, strip_politeness(text))):
        for rule in RULES:
            found = rule.pattern.fullmatch(candidate)
            if found and (candidate != text or candidate == strip_politeness(text) or rule.kind in _SMALL_TALK):
                intent = build(rule, found, candidate)
                if intent != UNKNOWN:
                    return intent
    return _pick(strip_politeness(text))


_SMALL_TALK = frozenset({"greet", "help", "thanks"})


def tidy(sentence: str) -> str:
    """Straight quotes, single spaces, no sentence marks at the end."""
    text = re.sub(r"[^\S\n]+", " ", sentence.translate(_QUOTES)).strip()
    return text.rstrip(" .!?,;") or text


def strip_politeness(text: str) -> str:
    """The request itself."""
    previous = None
    while previous != text:
        previous = text
        text = _BEFORE.sub("", text)
        text = _AFTER.sub("", text).rstrip(" .!?,;")
        text = _WISH.sub("", text)
    return text


def _pick(text: str) -> Intent:
    """A bare choice: an answer to a question."""
    target = parse_target(re.sub(r"^(?:i\s+mean|i\s+meant|take|the\s+one\s+with)\s+", "", text, flags=re.IGNORECASE))
    if target is None or target.title:
        return UNKNOWN
    return Intent("pick", target=target)
