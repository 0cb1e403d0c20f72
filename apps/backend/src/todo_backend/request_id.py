"""The id of the request in hand: taken from the caller when it is sane, made otherwise."""

import re
from contextvars import ContextVar
from uuid import uuid4

_SANE = re.compile(r"[A-Za-z0-9._:-]{8,128}")
_current: ContextVar[str | None] = ContextVar("request_id", default=None)


def begin_request(offered: str | None) -> str:
    """Sets and returns the id for what runs in this context from now on."""
    request_id = offered if offered and _SANE.fullmatch(offered) else uuid4().hex
    _current.set(request_id)
    return request_id


def current_request_id() -> str | None:
    """The id, or None outside a request."""
    return _current.get()
