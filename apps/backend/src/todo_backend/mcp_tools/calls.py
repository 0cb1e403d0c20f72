"""One tool call as it is shown, stored and replayed."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class ToolCall:
    """`arguments` never hold a user_id; `result` is the tool's value, or the words of its error."""

    name: str
    arguments: dict[str, Any]
    result: Any
    is_error: bool

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)
