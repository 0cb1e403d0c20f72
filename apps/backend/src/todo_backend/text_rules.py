"""What text may hold: one rule for REST bodies, MCP tools and chat messages."""

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

from todo_backend.db.models import DESCRIPTION_LENGTH, TITLE_LENGTH

MESSAGE_LENGTH = 2000

# Control characters but tab and line feed, half surrogate pairs (PostgreSQL takes neither NUL nor those),
# and characters that turn the direction of what follows.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def clean_text(value: object) -> object:
    """Takes unwanted characters out of a string; other types pass for the validator to refuse."""
    if not isinstance(value, str):
        return value
    return _UNWANTED.sub("", value.replace("\r\n", "\n")).strip()


def clean_title(value: object) -> object:
    """A title is one line."""
    cleaned = clean_text(value)
    return " ".join(cleaned.split()) if isinstance(cleaned, str) else cleaned


Title = Annotated[str, BeforeValidator(clean_title), StringConstraints(min_length=1, max_length=TITLE_LENGTH)]
Description = Annotated[str, BeforeValidator(clean_text), StringConstraints(max_length=DESCRIPTION_LENGTH)]
ChatText = Annotated[str, BeforeValidator(clean_text), StringConstraints(min_length=1, max_length=MESSAGE_LENGTH)]
