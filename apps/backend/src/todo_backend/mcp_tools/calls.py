"""One tool call as it is shown, stored and replayed."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ToolCall:
    """`arguments` never hold a user_id; `result` is the tool's value, or the words of its error.

    `before` holds the values that the call has overwritten or deleted, so that a later turn can undo it.
    """

    name: str
    arguments: dict[str, Any]
    result: Any
    is_error: bool
    before: dict[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """For an answer: what the contract names."""
        return {"name": self.name, "arguments": self.arguments, "result": self.result, "is_error": self.is_error}

    def as_stored(self) -> dict[str, Any]:
        """For the database: with `before` where there is one."""
        return asdict(self) if self.before else self.as_dict()
