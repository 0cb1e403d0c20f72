"""What a sentence can ask for."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "add",
    "list",
    "detail",
    "complete",
    "reopen",
    "delete",
    "update",
    "undo",
    "redo",
    "pick",
    "yes",
    "no",
    "calendar",
    "greet",
    "mood",
    "who",
    "help",
    "thanks",
    "bye",
    "unknown",
]
Status = Literal["all", "pending", "completed"]
Reference = Literal["", "it", "both", "all", "other"]


@dataclass(frozen=True)
class Target:
    """Which tasks are meant: by number, by position in the list last shown, by "it" or "all", or by the title.

    `ordinals` count from 1; -1 is the last. `first` and `last` are so many from an end of that list. `every` takes
    all tasks that the title fits; where none fits, `or_title` is tried. `status` narrows "all". `but` is left out.
    """

    ids: tuple[int, ...] = ()
    ordinals: tuple[int, ...] = ()
    first: int = 0
    last: int = 0
    reference: Reference = ""
    title: str = ""
    or_title: str = ""
    every: bool = False
    status: Status = "all"
    but: "Target | None" = None


@dataclass(frozen=True)
class NewTask:
    """A task to be added."""

    title: str
    description: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both inclusive; None is open. `name` is how it was said: "today"."""

    first: date | None
    last: date | None
    name: str


@dataclass(frozen=True)
class View:
    """Which tasks a question is about. `words` are looked for in the titles; `dated` keeps those with a day."""

    status: Status = "all"
    span: Span | None = None
    words: str = ""
    count: bool = False
    dated: bool | None = None
    sort: Literal["", "due", "title"] = ""
    next_only: bool = False


@dataclass(frozen=True)
class Intent:
    """`title`, `description` and `due` (a day as YYYY-MM-DD, "" for none) are the new values of an update.

    `asks` is the question that a `detail` puts: is it done, when is it due, or everything. `said` is the request
    as it was made.
    """

    kind: Kind
    new: tuple[NewTask, ...] = ()
    target: Target = Target()
    view: View = View()
    title: str | None = None
    description: str | None = None
    due: str | None = None
    append: bool = False
    asks: Literal["", "done", "due"] = ""
    said: str = ""


UNKNOWN = Intent("unknown")
