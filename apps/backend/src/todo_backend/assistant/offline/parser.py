"""Sentence → intent. Knows nothing of what was said before."""

import difflib
import re
from dataclasses import replace
from datetime import date

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.builders import build
from todo_backend.assistant.offline.days import any_of
from todo_backend.assistant.offline.due import leading_day
from todo_backend.assistant.offline.intents import UNKNOWN, Intent, Kind
from todo_backend.assistant.offline.phrases import TALK
from todo_backend.assistant.offline.rules import RULES
from todo_backend.assistant.offline.targets import parse_target

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"})
_BEFORE = re.compile(rf"^{any_of(words.POLITE_BEFORE)}\b[\s,!.:;-]*(?=\S)", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[\s,]+{any_of(words.POLITE_AFTER)})$", re.IGNORECASE)
_WISH = re.compile(rf"^{any_of(words.WISHES)}\s+(?={any_of(words.COMMANDS)}\b)", re.IGNORECASE)
_TALK: dict[str, Kind] = {phrase: kind for kind, said in TALK.items() for phrase in said}
# Words that are put right when nothing else is understood: "shwo my taks".
_KNOWN = (
    "delete", "remove", "complete", "finish", "rename", "change", "update", "show", "list", "tasks", "task",
    "pending", "completed", "mark", "remind", "create", "undo", "description", "what's", "done", "remember",
    "overdue", "cancel",
)  # fmt: skip
_TYPO_RATIO = 0.78


def parse(sentence: str, today: date) -> Intent:
    """The intent of a sentence; UNKNOWN when no rule fits."""
    text = tidy(sentence)
    plain = strip_politeness(text)
    talk = talk_in(text) or talk_in(_AFTER.sub("", text)) or talk_in(plain)
    if talk:
        return Intent(talk)
    intent = _by_rules(plain, today)
    if intent != UNKNOWN:
        return intent
    pick = _pick(plain)
    if pick != UNKNOWN:
        return pick
    corrected = _corrected(plain)
    return _by_rules(corrected, today) if corrected != plain else UNKNOWN


def talk_in(text: str) -> Kind | None:
    """The kind of talk that the whole text is."""
    return _TALK.get(re.sub(r"[,!.;:]+", "", text.lower()).strip())


def tidy(sentence: str) -> str:
    """Straight quotes, single spaces and line breaks, no long runs of one mark, no marks at the end."""
    text = re.sub(r"[^\S\n]+", " ", sentence.translate(_QUOTES)).strip()
    text = re.sub(r" ?\n[ \n]*", "\n", text)
    text = re.sub(r"([,;:.!?-])(?: ?\1){3,}", r"\1\1\1", text)
    text = re.sub(r"\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F:;]+[)(DPp]?$", "", text) or text
    return text.rstrip(" .!?,;") or text


def strip_politeness(text: str) -> str:
    """The request itself."""
    previous = None
    while previous != text:
        previous = text
        text = _BEFORE.sub("", text)
        text = _AFTER.sub("", text).rstrip(" .!?,;") or text
        text = _WISH.sub("", text)
    first, _, rest = text.partition(" ")
    return f"{words.GERUNDS[first.lower()]} {rest}" if rest and first.lower() in words.GERUNDS else text


def _by_rules(text: str, today: date) -> Intent:
    first = leading_day(text, today)
    if first:
        intent = _by_rules(strip_politeness(first.text), today)
        if intent.kind == "add":
            return replace(intent, new=tuple(replace(task, due=task.due or first.day) for task in intent.new))
    for rule in RULES:
        found = rule.pattern.fullmatch(text)
        if found:
            intent = build(rule, found, text, today)
            if intent != UNKNOWN:
                return replace(intent, said=text)
    return UNKNOWN


def _pick(text: str) -> Intent:
    """A bare choice: an answer to a question."""
    target = parse_target(re.sub(r"^(?:i\s+mean|i\s+meant|take|the\s+one\s+with)\s+", "", text, flags=re.IGNORECASE))
    if target is None or target.title:
        return UNKNOWN
    return Intent("pick", target=target)


def _corrected(text: str) -> str:
    """With typing errors in the first words put right."""
    parts = text.split(" ")
    for place, part in enumerate(parts[:4]):
        if len(part) < 4 or part.lower() in _KNOWN or not part.isalpha():
            continue
        close = [word for word in _KNOWN if sorted(word) == sorted(part.lower())]
        close = close or difflib.get_close_matches(part.lower(), _KNOWN, n=1, cutoff=_TYPO_RATIO)
        if close:
            parts[place] = close[0]
            if place == 0 and close[0] not in ("what's", "task", "tasks"):
                break
    return " ".join(parts)
