"""Finds the tasks that some words mean: the exact title, else all words in it, else words with a typo."""

import difflib
import re
from typing import Any

Task = dict[str, Any]

_FILLERS = frozenset(
    "a an the my to for of with and on in at about task tasks todo item thing stuff some it one".split()  # noqa: SIM905
)
TYPO_RATIO = 0.75


def find_tasks(words: str, tasks: list[Task]) -> list[Task]:
    """All tasks that fit best; empty when none does."""
    wanted = _tokens(words)
    if not wanted:
        return []
    exact = [task for task in tasks if _tokens(task["title"]) == wanted]
    if exact:
        return exact
    key = [token for token in wanted if token not in _FILLERS] or wanted
    for fits in (_same, _same_stem, _similar):
        found = [task for task in tasks if all(any(fits(k, t) for t in _tokens(task["title"])) for k in key)]
        if found:
            return found
    return []


def find_each(words: str, tasks: list[Task]) -> list[tuple[str, list[Task]]]:
    """The words as one title, else cut at commas and "and", each part a title; with what fits each."""
    whole = find_tasks(words, tasks)
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+(?:the\s+)?|\s*&\s*", words) if part]
    if whole or len(parts) < 2:
        return [(words, whole)]
    return [(title, find_tasks(title, tasks)) for title in (re.sub(r"^(?:the|my)\s+", "", part) for part in parts)]


def nearest(words: str, tasks: list[Task]) -> list[Task]:
    """Up to three tasks that share a word with a title that none fits, to be offered."""
    key = [token for token in _tokens(words) if token not in _FILLERS and len(token) >= 3]
    scored = []
    for task in tasks:
        tokens = _tokens(task["title"])
        score = sum(any(_same_stem(k, t) or _similar(k, t) for t in tokens if t not in _FILLERS) for k in key)
        if score:
            scored.append((-score, task["completed"], task["id"], task))
    best = sorted(scored, key=lambda row: row[:3])
    return [row[3] for row in best if row[0] == best[0][0]][:3]


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _same(wanted: str, token: str) -> bool:
    return wanted == token


def _same_stem(wanted: str, token: str) -> bool:
    """ "groceries" for "grocery", "dent" for "dentist"."""
    shorter, longer = sorted((wanted, token), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    return len(shorter) >= 5 and longer[: len(shorter) - 1] == shorter[:-1] and len(longer) - len(shorter) <= 2


def _similar(wanted: str, token: str) -> bool:
    return len(wanted) >= 4 and difflib.SequenceMatcher(None, wanted, token).ratio() >= TYPO_RATIO
