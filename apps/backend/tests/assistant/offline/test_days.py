"""Days in words. Today is Monday 23 November 2026 (and, where a row says so, another day)."""

from datetime import date

import pytest

from todo_backend.assistant.offline.days import read_day
from todo_backend.assistant.offline.due import find_due
from todo_backend.assistant.offline.spans import read_span
from todo_backend.assistant.offline.when import due_words, say_day

MONDAY = date(2026, 11, 23)

DAYS = [
    ("today", "2026-11-23"),
    ("tonight", "2026-11-23"),
    ("tomorrow", "2026-11-24"),
    ("Tommorow Morning", "2026-11-24"),
    ("the day after tomorrow", "2026-11-25"),
    ("friday", "2026-11-27"),
    ("monday", "2026-11-30"),
    ("this monday", "2026-11-23"),
    ("next friday", "2026-12-04"),
    ("fri", "2026-11-27"),
    ("in two weeks", "2026-12-07"),
    ("in 3 days", "2026-11-26"),
    ("a week from now", "2026-11-30"),
    ("in 3 months", "2027-02-23"),
    ("next week", "2026-11-30"),
    ("this weekend", "2026-11-28"),
    ("next weekend", "2026-12-05"),
    ("the end of the week", "2026-11-27"),
    ("the end of the month", "2026-11-30"),
    ("end of next month", "2026-12-31"),
    ("next month", "2026-12-01"),
    ("the end of the year", "2026-12-31"),
    ("5 May", "2027-05-05"),
    ("May 5th", "2027-05-05"),
    ("24th of December", "2026-12-24"),
    ("Dec 24, 2030", "2030-12-24"),
    ("2026-12-01", "2026-12-01"),
    ("24.12.", "2026-12-24"),
    ("24/12", "2026-12-24"),
    ("12/24", "2026-12-24"),
    ("the 5th", "2026-12-05"),
    ("the 31st", "2026-12-31"),
    ("christmas", "2026-12-25"),
    ("feb 29", "2028-02-29"),
    # Not to be guessed at, or not in the calendar.
    ("5/6", None),
    ("feb 30", None),
    ("31 june", None),
    ("2026-13-01", None),
    ("the 32nd", None),
    ("0001-01-00", None),
    ("in 999 years", "3025-11-23"),
    ("milk", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day(text: str, day: str | None) -> None:
    found = read_day(text, MONDAY)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 1, 31), "in one month", "2026-02-28"),
        (date(2026, 11, 28), "this weekend", "2026-11-28"),
        (date(2026, 11, 29), "the end of the week", "2026-11-29"),
        (date(2026, 12, 31), "tomorrow", "2027-01-01"),
        (date(2026, 1, 30), "the 30th", "2026-01-30"),
        (date(2026, 1, 31), "the 30th", "2026-03-30"),
        (date(9999, 12, 31), "tomorrow", None),
    ],
)
def test_a_day_at_an_edge(today: date, text: str, day: str | None) -> None:
    found = read_day(text, today)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "rest", "day"),
    [
        ("submit report (due 24 Dec)", "submit report", "2026-12-24"),
        ("report with a deadline of Friday", "report", "2026-11-27"),
        ("send a letter to Tom on Monday and go", "send a letter to Tom and go", "2026-11-30"),
        ("call mom tonight", "call mom tonight", "2026-11-23"),
        ("call mom tomorrow at 5pm", "call mom at 5pm", "2026-11-24"),
        ("'call mom' for tomorrow", "'call mom'", "2026-11-24"),
    ],
)
def test_a_day_in_a_sentence(text: str, rest: str, day: str) -> None:
    found = find_due(text, MONDAY)
    assert found is not None
    assert (found.text, found.day.isoformat()) == (rest, day)


@pytest.mark.parametrize(
    "text", ["'call mom tomorrow'", "watch the Black Friday sale", "Friday's party food", "sit on it"]
)
def test_no_day_in_a_sentence(text: str) -> None:
    assert find_due(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what's due today", "2026-11-23", "2026-11-23"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("the next 3 days", "2026-11-23", "2026-11-26"),
        ("this month", "2026-11-23", "2026-11-30"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("by friday", None, "2026-11-27"),
        ("overdue", None, "2026-11-22"),
    ],
)
def test_a_span(text: str, first: str | None, last: str) -> None:
    span = read_span(text, MONDAY)
    assert span is not None
    assert span.last is not None
    assert (span.first.isoformat() if span.first else None, span.last.isoformat()) == (first, last)


def test_how_a_day_is_said() -> None:
    said = [
        say_day(date.fromisoformat(day), MONDAY) for day in ("2026-11-22", "2026-11-23", "2026-11-24", "2026-11-27")
    ]
    assert said == ["yesterday", "today", "tomorrow", "Friday 27 November"]
    assert say_day(date(2031, 1, 31), MONDAY) == "Friday 31 January 2031"
    assert due_words("2026-11-22", MONDAY) == "overdue since yesterday"
    assert due_words("2026-11-20", MONDAY) == "overdue since Friday 20 November"
    assert due_words("2026-11-20", MONDAY, completed=True) == "due Friday 20 November"
    assert due_words(None, MONDAY) == ""
