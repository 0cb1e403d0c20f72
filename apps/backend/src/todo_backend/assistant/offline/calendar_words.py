"""Words for days. Data only: `days` puts regular expressions together from it."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Read only behind "by", "on", "next" and the like: "sun" and "sat" are also other words.
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip

# Days from today.
NEAR = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "tomorrow": 1, "tmrw": 1, "tmr": 1, "tomorow": 1, "tommorow": 1, "tommorrow": 1,
    "day after tomorrow": 2, "the day after tomorrow": 2,
}  # fmt: skip

# Month and day, read only behind a preposition: "by Christmas".
FEASTS = {
    "christmas": (12, 25), "christmas eve": (12, 24), "xmas": (12, 25), "new year's eve": (12, 31),
    "new year": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31),
}  # fmt: skip

UNITS = {"day": 1, "week": 7, "fortnight": 14}

AMOUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "a couple of": 2,
}  # fmt: skip
