"""Reads which tasks a piece of a sentence means."""

import re
from dataclasses import replace

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.intents import Status, Target

_NOUN = r"(?:tasks?|to-?\s?dos?|items?|numbers?|no\.?|nr\.?|ids?|entry|entries|reminders?|things?)"
_COUNT = "|".join(words.NUMBERS)
# One way only to read each space: with two, a long row of numbers could take for ever to refuse.
_NUMBER = rf"(?:(?:the\s+)?{_NOUN}\s*)?(?:#\s*)?(?:\d{{1,18}}|{_COUNT})"
_SEPARATOR = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+(?:also\s+)?|\s*&\s*|\s*\+\s*|\s+)"
_NUMBERS = re.compile(rf"(?:the\s+|my\s+|both\s+)?{_NOUN}?\s*{_NUMBER}(?:{_SEPARATOR}{_NUMBER})*", re.IGNORECASE)
_ORDINAL = "|".join(words.ORDINALS)
_ONE = rf"(?:\s+(?:ones?|{_NOUN}|on\s+(?:the|my)\s+list))*"
_ORDINALS = re.compile(
    rf"(?:the\s+|my\s+|that\s+|this\s+)?(?:{_ORDINAL}){_ONE}(?:{_SEPARATOR}(?:the\s+)?(?:{_ORDINAL}){_ONE})*",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?:the\s+)?(?:{_NOUN}\s*)?#?(\d{{1,18}})\s*(?:-|–|to|through|until|till)\s*#?(\d{{1,18}})", re.IGNORECASE
)
_ENDS = re.compile(rf"(?:the\s+|my\s+)?(?P<end>first|last)\s+(?P<n>\d{{1,2}}|{_COUNT})(?:\s+(?:ones|{_NOUN}))?")
_STATUS = {
    "pending": r"(?:pending|open|unfinished|incomplete|remaining|outstanding|undone|active)",
    "completed": r"(?:completed?|done|finished|closed|ticked\s+off|checked\s+off)",
}
_ALL = r"(?:all(?:\s+of)?|every(?:\s+single)?|each(?:\s+of)?)"
_EVERY = re.compile(
    rf"(?:(?P<all>{_ALL}|both(?:\s+of)?)\s+)(?:(?:the|my|those|these)\s+)?(?P<title>.+?)(?:\s+(?:tasks?|ones|items?|to-?dos?))?"
)
_BUT = re.compile(
    r"(.+?)(?:,)?\s+(?:except(?:\s+for)?|but(?:\s+not)?|apart\s+from|besides|other\s+than)\s+(.+)", re.IGNORECASE
)
LONGEST_SPAN = 50
LONGEST_TARGET = 300


def parse_target(text: str) -> Target | None:
    """The tasks meant; None when nothing is left to go by."""
    text = " ".join(text.split()).strip(" .!?,:")
    lower = text.lower()
    for reference, phrases in (("it", words.IT), ("both", words.BOTH), ("other", words.OTHER)):
        if lower in phrases:
            return Target(reference=reference)  # type: ignore[arg-type]
    if len(text) > LONGEST_TARGET:
        return Target(title=title_words(text[:LONGEST_TARGET]))
    whole = _everything(lower)
    if whole:
        return whole
    but = _BUT.fullmatch(text)
    if but and (target := parse_target(but[1])) and (target.reference == "all" or target.every):
        return replace(target, but=parse_target(but[2]))
    span = _SPAN.fullmatch(lower)
    if span and 0 <= int(span[2]) - int(span[1]) < LONGEST_SPAN:
        return Target(ids=tuple(range(int(span[1]), int(span[2]) + 1)))
    if re.fullmatch(rf"(?:the\s+|a\s+|my\s+)?{_NOUN}", lower):
        return None
    ends = _ENDS.fullmatch(lower)
    if ends:
        number = int(ends["n"]) if ends["n"].isdigit() else words.NUMBERS[ends["n"]]
        return Target(first=number) if ends["end"] == "first" else Target(last=number)
    if _NUMBERS.fullmatch(lower):
        found = re.findall(rf"\d{{1,18}}|\b(?:{_COUNT})\b", lower)
        return Target(ids=tuple(dict.fromkeys(int(n) if n.isdigit() else words.NUMBERS[n] for n in found)))
    if _ORDINALS.fullmatch(lower):
        found = re.findall(rf"\b(?:{_ORDINAL})\b", lower)
        return Target(ordinals=tuple(dict.fromkeys(words.ORDINALS[word] for word in found)))
    every = _EVERY.fullmatch(lower)
    if every and lower.startswith("both") and re.search(r"\band\b|&|,", lower):
        return Target(title=title_words(text[every.start("title") :]))  # "both the meeting and the call"
    if every:
        title = title_words(text[every.start("title") :])
        return Target(title=title, every=True) if title else None
    title = title_words(text)
    return Target(title=title) if title else None


def _everything(lower: str) -> Target | None:
    """ "everything", "all my tasks", "the completed ones": all tasks of a status."""
    if lower in words.EVERYTHING:
        return Target(reference="all")
    for status, sign in _STATUS.items():
        noun = r"(?:tasks|ones|items|to-?\s?dos|things|stuff)"
        if re.fullmatch(rf"(?:{_ALL}\s+)?(?:(?:of\s+)?(?:the|my)\s+)?{sign}\s+{noun}", lower) or re.fullmatch(
            rf"(?:everything|{_ALL}(?:\s+(?:the\s+|my\s+)?(?:tasks|things))?)\s+(?:that\s+is\s+|that's\s+|that\s+are\s+|which\s+is\s+|i\s+have\s+)?"
            rf"(?:already\s+|still\s+)?{sign}",
            lower,
        ):
            return Target(reference="all", status=_as_status(status))
    return None


def _as_status(text: str) -> Status:
    return "pending" if text == "pending" else "completed"


def title_words(text: str) -> str:
    """The words of a title as they stand in a request, without articles, quotes and the word "task" around them."""
    quoted = re.search(r"(?:^|\s)(['\"])(.+?)\1(?=\s|$)", text)
    if quoted:
        return quoted[2].strip()
    text = text.strip(" '\"")
    text = re.sub(
        rf"^(?:(?:the|my|a|an|that|this)\s+)?{_NOUN}\s+(?:called|named|titled|about|to|for|of|with|that\s+says)\s+",
        "",
        text,
        flags=re.I,
    )
    text = re.sub(
        r"^(?:the\s+one\s+(?:about|with|for|called)|the|my|a|an|that|this|those|these|about)\s+", "", text, flags=re.I
    )
    text = re.sub(rf"^{_NOUN}\s*:?\s+(?=\S)", "", text, flags=re.I)
    return re.sub(r"\s+(?:task|tasks|to-?do|item|one|ones|reminder|entry)$", "", text, flags=re.I).strip(" '\"")
