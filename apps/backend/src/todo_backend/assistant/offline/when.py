"""Days as one says them."""

from datetime import date, timedelta


def say_day(day: date, today: date) -> str:
    """ "today", "tomorrow", "Friday 27 November"; the year where it is another one."""
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    if day == today - timedelta(days=1):
        return "yesterday"
    plain = f"{day:%A} {day.day} {day:%B}"
    return plain if day.year == today.year or 0 < (day - today).days < 90 else f"{plain} {day.year}"


def due_words(text: str | None, today: date, completed: bool = False) -> str:
    """What stands behind a task in a list; `text` is its day as YYYY-MM-DD."""
    if not text:
        return ""
    day = date.fromisoformat(text)
    if completed or day >= today:
        return f"due {say_day(day, today)}"
    late = (today - day).days
    return f"overdue since {'yesterday' if late == 1 else say_day(day, today)}"
