"""Finds the tasks that some words mean: the exact title, else all words in it, else words with a typo."""

import difflib
import re
from typing import Any

Task = dict[str, Any]

_FILLERS = frozenset(["a", "an", "the", "my", "to", "for", "of", "with", "and", "on", "in", "at", "about", "task"])
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


def find_each(words: str, tasks: list[Task]) -> list[list[Task]]:
    """The words as one title, else cut at commas and "and", each part a title."""
    whole = find_tasks(words, tasks)
    if whole:
        return [whole]
    parts = [part for part in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words) if part]
    return [find_tasks(part, tasks) for part in parts] if len(parts) > 1 else [[]]


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
