"""PostgreSQL's error codes (manual, appendix A) in SQLAlchemy's exceptions."""

# Connection lost, no room for more connections, shutting down or starting, refused, no such database.
UNAVAILABLE = ("08", "53", "57P", "28", "3D")


def sqlstate_of(error: BaseException) -> str:
    """The five characters; empty for an error that PostgreSQL did not raise."""
    return str(getattr(getattr(error, "orig", error), "sqlstate", None) or "")


def means_unavailable(error: BaseException) -> bool:
    """True when the database as a whole cannot serve, whatever was asked."""
    lost = bool(getattr(error, "connection_invalidated", False))
    return lost or sqlstate_of(error).startswith(UNAVAILABLE)
