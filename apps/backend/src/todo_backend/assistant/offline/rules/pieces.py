"""What the patterns of the tables are made of.

Named groups: `target` (which tasks), `title`, `description`, `when` (new values), `new` (what is to be added),
`words` (what to look for).
"""

import re
from dataclasses import dataclass
from re import Pattern

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import any_of

NOUN = any_of(words.NOUN)
PLURAL = any_of(words.PLURAL)
ADD, COMPLETE, DELETE, UPDATE = any_of(words.ADD), any_of(words.COMPLETE), any_of(words.DELETE), any_of(words.UPDATE)
COMPLETED = any_of(words.COMPLETED)
PENDING_SIGN, COMPLETED_SIGN = any_of(words.PENDING_SIGNS), any_of(words.COMPLETED_SIGNS)
LIST_PLACE = rf"(?:to|on|onto|in|into)\s+(?:my|the|your)\s+(?:to-?\s?do\s+)?(?:list|{NOUN})(?:\s+list)?"
DETAILS = r"(?:description|details?|notes?|text|comment)"
DUE = r"(?:due\s*date|deadline|due\s+day|date)"
LINK = r"(?:\s*[:=]\s*|\s+-\s+|\s+(?:to\s+say|to\s+read|to\s+be|to|as|into|with|saying|that\s+says)\s*:?\s+)"
NUMBERED = r"(?:(?:the\s+)?(?:task|item|number|no\.?|to-?do)\s*(?:number\s*)?(?:#\s*)?\d+|#\s*\d+|\d+)"


@dataclass(frozen=True)
class Rule:
    """`kind` names the builder in `builders`."""

    kind: str
    pattern: Pattern[str]


def rule(kind: str, pattern: str) -> Rule:
    """A row."""
    return Rule(kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))
