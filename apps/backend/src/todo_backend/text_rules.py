"""What text and days may hold: one rule for REST bodies, MCP tools and chat messages."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from todo_backend.db.models import DESCRIPTION_LENGTH, TITLE_LENGTH

MESSAGE_LENGTH = 2000

# Control characters but tab and line feed, half surrogate pairs (PostgreSQL takes neither NUL nor those),
# and characters that turn the direction of what follows.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def clean_text(value: object) -> object:
    """Takes unwanted characters out of a string; other types pass for the validator to refuse."""
    if not isinstance(value, str):
        return value
    return _UNWANTED.sub("", value.replace("\r\n", "\n")).strip()


def clean_title(value: object) -> object:
    """A title is one line."""
    cleaned = clean_text(value)
    return " ".join(cleaned.split()) if isinstance(cleaned, str) else cleaned


def iso_day(value: object) -> object:
    """Reads `YYYY-MM-DD` and nothing else: pydantic alone also takes seconds since 1970 and times of day."""
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("there is no such day") from None
    raise ValueError("a day has the form YYYY-MM-DD")


def _at_most(limit: int, clean: Callable[[object], object]) -> BeforeValidator:
    """Cleans what is within the limit. The limit holds for what was sent, as the OpenAPI document says it."""

    def check(value: object) -> object:
        if isinstance(value, str) and len(value) > limit:
            raise PydanticCustomError(
                "string_too_long", "String should have at most {max_length} characters", {"max_length": limit}
            )
        return clean(value)

    return BeforeValidator(check)


Title = Annotated[str, _at_most(TITLE_LENGTH, clean_title), StringConstraints(min_length=1, max_length=TITLE_LENGTH)]
Description = Annotated[
    str, _at_most(DESCRIPTION_LENGTH, clean_text), StringConstraints(max_length=DESCRIPTION_LENGTH)
]
ChatText = Annotated[
    str, _at_most(MESSAGE_LENGTH, clean_text), StringConstraints(min_length=1, max_length=MESSAGE_LENGTH)
]
DueDate = Annotated[date, BeforeValidator(iso_day)]
# For the OpenAPI document: one character at least that is neither taken out nor white space.
SOMETHING_VISIBLE = r"[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u2066-\u2069\u3000]"
