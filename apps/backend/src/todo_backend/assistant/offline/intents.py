"""What a sentence can ask for."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "add",
    "list",
    "complete",
    "delete",
    "update",
    "pick",
    "bulk_delete",
    "reopen",
    "greet",
    "help",
    "thanks",
    "unknown",
]
Status = Literal["all", "pending", "completed"]
Reference = Literal["", "it", "both", "all"]


@dataclass(frozen=True)
class Target:
    """Which tasks are meant: by number, by position in the list last shown, by "it" or "all", or by the title.

    `ordinals` count from 1; -1 is the last.
    """

    ids: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    reference: Reference = ""
    title: str = ""


@dataclass(frozen=True)
class NewTask:
    """A task to be added."""

    title: str
    description: str | None = None


@dataclass(frozen=True)
class Intent:
    """`title` and `description` are the new values of an update; `count` asks for a number, not a list."""

    kind: Kind
    new: tuple[NewTask, ...] = ()
    target: Target = Target()
    status: Status = "all"
    count: bool = False
    title: str | None = None
    description: str | None = None


UNKNOWN = Intent("unknown")
