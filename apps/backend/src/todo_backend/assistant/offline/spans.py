"""Reads which days a question is about: "today", "this week", "by Friday", "overdue"."""

import re
from datetime import date, timedelta

from todo_backend.assistant.offline.days import ANY_DAY, read_day
from todo_backend.assistant.offline.intents import Span

_OVERDUE = re.compile(r"\b(?:overdue|over\s+due|past\s+due|late)\b")
_WEEK = re.compile(r"\b(?P<which>this|next)\s+week\b(?!end)")
_WEEKEND = re.compile(r"\b(?P<which>this\s+|the\s+|next\s+)?weekend\b")
_MONTH = re.compile(r"\b(?P<which>this|next)\s+month\b")
_DAYS = re.compile(r"\b(?:in\s+the\s+)?next\s+(?P<n>\d{1,3}|few)\s+days\b")
_DAY = re.compile(rf"\b(?P<by>(?:due\s+)?(?:by|until|till|before)\s+)?(?P<day>{ANY_DAY})(?![\w-])")


def read_span(sentence: str, today: date) -> Span | None:
    """The days; None when none are named."""
    text = " ".join(sentence.lower().split())
    if _OVERDUE.search(text):
        return Span(None, today - timedelta(days=1), "overdue")
    monday = today - timedelta(days=today.weekday())
    found = _DAYS.search(text)
    if found:
        number = int(found["n"]) if found["n"].isdigit() else 3
        return Span(today, today + timedelta(days=number), f"in the next {number} days")
    found = _WEEKEND.search(text)
    if found:
        saturday = monday + timedelta(days=12 if (found["which"] or "").startswith("next") else 5)
        return Span(
            saturday,
            saturday + timedelta(days=1),
            "next weekend" if (found["which"] or "").startswith("next") else "this weekend",
        )
    found = _WEEK.search(text)
    if found:
        first = monday + timedelta(days=7) if found["which"] == "next" else today
        last = monday + timedelta(days=13 if found["which"] == "next" else 6)
        return Span(first, last, f"{found['which']} week")
    found = _MONTH.search(text)
    if found:
        first = today.replace(day=1) if found["which"] == "this" else _next_month(today)
        return Span(max(first, today), _next_month(first) - timedelta(days=1), f"{found['which']} month")
    for match in _DAY.finditer(text):
        day = read_day(match["day"], today)
        if day:
            return Span(None if match["by"] else day, day, "by" if match["by"] else "on")
    return None


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
