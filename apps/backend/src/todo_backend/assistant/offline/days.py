"""Reads a day: "Friday", "tomorrow", "in two weeks", "5 May", "2026-12-24".

Without a year it is the next such day.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match, Pattern

from todo_backend.assistant.offline import calendar_words as words


def any_of(options: object) -> str:
    """An alternative of fixed words, longest first; a space stands for any white space."""
    ordered = sorted((str(option) for option in options), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered) + ")"


_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_MONTH = any_of(words.MONTHS)
_AMOUNT = rf"(?:\d{{1,3}}|{any_of(words.AMOUNTS)})"
_UNIT = r"(?:days?|weeks?|fortnights?|months?|years?)"
_WEEKDAY = any_of(words.WEEKDAYS)
_SHORT = any_of(words.SHORT_WEEKDAYS)

Resolve = Callable[[Match[str], date], date | None]


def read_day(text: str, today: date) -> date | None:
    """The day that the whole text names; None when it names none, or one that the calendar does not have."""
    plain = " ".join(text.lower().split()).strip(" .,!")
    for pattern, resolve in _FORMS:
        found = pattern.fullmatch(plain)
        if found:
            try:
                return resolve(found, today)
            except (ValueError, OverflowError):
                return None
    return None


def _near(found: Match[str], today: date) -> date:
    return today + timedelta(days=words.NEAR[found["near"]])


def _weekday(found: Match[str], today: date) -> date:
    """ "Friday" is the next one, never today; "next Friday" is that of next week."""
    name = found["weekday"]
    number = words.SHORT_WEEKDAYS.get(name) if name in words.SHORT_WEEKDAYS else words.WEEKDAYS.index(name)
    assert number is not None  # noqa: S101 - narrows for the type checker
    if found["which"] == "next":
        return _monday(today) + timedelta(days=7 + number)
    ahead = (number - today.weekday()) % 7
    return today + timedelta(days=ahead or (0 if found["which"] == "this" else 7))


def _after(found: Match[str], today: date) -> date:
    amount = found["amount"]
    number = int(amount) if amount.isdigit() else words.AMOUNTS[amount]
    unit = found["unit"].rstrip("s")
    if unit in words.UNITS:
        return today + timedelta(days=number * words.UNITS[unit])
    return _months_on(today, number * (12 if unit == "year" else 1))


def _iso(found: Match[str], _today: date) -> date:
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


def _named(found: Match[str], today: date) -> date:
    return _coming(today, words.MONTHS[found["month"]], int(found["d"]), found["y"])


def _numbers(found: Match[str], today: date) -> date | None:
    """12/24 and 24/12 can only be one thing; 5/6 is not guessed at."""
    first, second = int(found["a"]), int(found["b"])
    if found["sep"] == ".":
        return _coming(today, second, first, found["y"])
    if first > 12 or first == second:
        return _coming(today, second, first, found["y"])
    return _coming(today, first, second, found["y"]) if second > 12 else None


def _of_month(found: Match[str], today: date) -> date | None:
    day = int(found["d"])
    for ahead in range(13):
        first = _months_on(today.replace(day=1), ahead)
        if day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    return None


def _feast(found: Match[str], today: date) -> date:
    month, day = words.FEASTS[found["feast"]]
    return _coming(today, month, day, None)


def _week(found: Match[str], today: date) -> date:
    """ "next week" begins on Monday, "the end of the week" is its Friday, a weekend begins on Saturday."""
    phrase = found["phrase"]
    monday = _monday(today) + timedelta(days=7 if "next" in phrase else 0)
    if "weekend" in phrase:
        return max(monday + timedelta(days=5), today)
    if "end" in phrase or "this" in phrase:
        friday = monday + timedelta(days=4)
        return friday if friday >= today else monday + timedelta(days=6)
    return monday


def _month(found: Match[str], today: date) -> date:
    phrase = found["phrase"]
    first = _months_on(today.replace(day=1), 1 if "next" in phrase else 0)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]) if "end" in phrase else first


def _year(found: Match[str], today: date) -> date:
    return date(today.year, 12, 31) if "end" in found["phrase"] else date(today.year + 1, 1, 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _coming(today: date, month: int, day: int, year: str | None) -> date:
    if year:
        return date(int(year), month, day)
    for ahead in range(9):  # 29 February may be eight years away
        try:
            found = date(today.year + ahead, month, day)
        except ValueError:
            if month == 2 and day == 29:
                continue
            raise
        if found >= today:
            return found
    raise ValueError("no such day")


def _form(pattern: str, resolve: Resolve) -> tuple[Pattern[str], Resolve]:
    return re.compile(pattern), resolve


_END = r"(?:the\s+)?(?:very\s+)?end\s+of\s+(?:the|this|next)"
# What may stand anywhere, then what is read only behind a preposition.
_CLEAR = (
    _form(rf"(?P<near>{any_of(words.NEAR)}){_PART}", _near),
    _form(rf"(?:the\s+)?(?:(?P<which>this|next|coming)\s+)?(?P<weekday>{_WEEKDAY}){_PART}", _weekday),
    _form(rf"(?P<which>this|next|coming)\s+(?P<weekday>{_SHORT}){_PART}", _weekday),
    _form(rf"in\s+(?P<amount>{_AMOUNT})\s+(?P<unit>{_UNIT})", _after),
    _form(rf"(?P<amount>{_AMOUNT})\s+(?P<unit>{_UNIT})\s+from\s+(?:now|today)", _after),
    _form(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})", _iso),
    _form(rf"(?P<month>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>\d{{4}}))?", _named),
    _form(
        rf"(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<month>{_MONTH})(?:,?\s+(?P<y>\d{{4}}))?",
        _named,
    ),
    _form(rf"(?P<phrase>next\s+week|this\s+weekend|next\s+weekend|{_END}\s+week)", _week),
    _form(rf"(?P<phrase>next\s+month|{_END}\s+month)", _month),
    _form(rf"(?P<phrase>next\s+year|{_END}\s+year)", _year),
)  # fmt: skip
_BEHIND = (
    _form(rf"(?P<which>)(?P<weekday>{_SHORT}){_PART}", _weekday),
    _form(r"(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)", _of_month),
    _form(r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?:(?P=sep)(?P<y>\d{4})|\.)?", _numbers),
    _form(rf"(?P<feast>{any_of(words.FEASTS)})", _feast),
    _form(r"(?P<phrase>the\s+weekend|this\s+week)", _week),
)
_FORMS = (*_CLEAR, *_BEHIND)


def _source(forms: tuple[tuple[Pattern[str], Resolve], ...]) -> str:
    """The forms as one alternative, without names and back references: to find a day, not to read it."""
    sources = [re.sub(r"\(\?P<\w+>", "(?:", form.pattern).replace("(?P=sep)", "[./]") for form, _ in forms]
    return "(?:" + "|".join(sources) + ")"


CLEAR_DAY = _source(_CLEAR)
ANY_DAY = _source(_FORMS)
