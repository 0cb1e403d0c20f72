"""Errors that keep a process from starting, worded for the person who started it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: a stable code, what failed, where, the likely cause, the next step."""

    code: str
    what: str
    where: str
    cause: str
    next: str

    def __str__(self) -> str:
        return f"{self.code}: {self.what}\n  where: {self.where}\n  cause: {self.cause}\n  next:  {self.next}"


class StartupError(Exception):
    """Raised with every problem found, so that one start shows all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
