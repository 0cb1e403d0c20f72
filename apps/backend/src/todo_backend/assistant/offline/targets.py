"""Reads which tasks a piece of a sentence means."""

import re

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.intents import Target

_NOUN = r"(?:tasks?|to-?\s?dos?|items?|numbers?|no\.?|nr\.?|ids?|entry|reminders?)"
_NUMBER = rf"(?:{_NOUN}\s*)?#?\s*(?:\d{{1,18}}|{'|'.join(words.NUMBERS)})"
_SEPARATOR = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*\+\s*|\s+)"
_NUMBERS = re.compile(rf"(?:the\s+|my\s+)?{_NOUN}?\s*{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*", re.IGNORECASE)
_ORDINAL = "|".join(words.ORDINALS)
_ORDINALS = re.compile(
    rf"(?:the\s+|my\s+)?(?:{_ORDINAL})(?:\s+(?:one|{_NOUN}))?(?:{_SEPARATOR}(?:the\s+)?(?:{_ORDINAL})(?:\s+(?:one|{_NOUN}))?)*",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?:the\s+)?(?:{_NOUN}\s*)?#?(\d{{1,18}})\s*(?:-|–|to|through|until)\s*#?(\d{{1,18}})", re.IGNORECASE
)
LONGEST_SPAN = 50


def parse_target(text: str) -> Target | None:
    """The tasks meant; None when nothing is left to go by."""
    text = " ".join(text.split()).strip(" .!?,:")
    lower = text.lower()
    if lower in words.IT:
        return Target(reference="it")
    if lower in words.BOTH:
        return Target(reference="both")
    if lower in words.EVERYTHING:
        return Target(reference="all")
    span = _SPAN.fullmatch(lower)
    if span and 0 <= int(span[2]) - int(span[1]) < LONGEST_SPAN:
        return Target(ids=tuple(range(int(span[1]), int(span[2]) + 1)))
    if re.fullmatch(rf"(?:the\s+)?{_NOUN}", lower):
        return None
    if _NUMBERS.fullmatch(lower):
        found = re.findall(rf"\d{{1,18}}|\b(?:{'|'.join(words.NUMBERS)})\b", lower)
        return Target(ids=tuple(dict.fromkeys(int(n) if n.isdigit() else words.NUMBERS[n] for n in found)))
    if _ORDINALS.fullmatch(lower):
        found = re.findall(rf"\b(?:{_ORDINAL})\b", lower)
        return Target(ordinals=tuple(dict.fromkeys(words.ORDINALS[word] for word in found)))
    title = title_words(text)
    return Target(title=title) if title else None


def title_words(text: str) -> str:
    """The words of a title as they stand in a request, without articles, quotes and the word "task" around them."""
    quoted = re.search(r"(?:^|\s)(['\"])(.+?)\1(?=\s|$)", text)
    if quoted:
        return quoted[2].strip()
    text = text.strip(" '\"")
    text = re.sub(
        rf"^(?:(?:the|my|a|an|that|this)\s+)?{_NOUN}\s+(?:called|named|titled|about|to|for|of)\s+",
        "",
        text,
        flags=re.I,
    )
    text = re.sub(r"^(?:the|my|a|an|that|this|about)\s+", "", text, flags=re.I)
    text = re.sub(rf"^{_NOUN}\s*:?\s+(?=\S)", "", text, flags=re.I)
    return re.sub(r"\s+(?:task|tasks|to-?do|item|one|reminder|entry)$", "", text, flags=re.I).strip(" '\"")
