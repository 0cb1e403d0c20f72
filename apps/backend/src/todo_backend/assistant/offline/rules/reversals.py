"""Taking back: a completion of a task that is named. "Undo that" is talk, see `phrases`."""

from todo_backend.assistant.offline.rules.pieces import COMPLETED, NUMBERED, rule

_NOT_DONE = rf"(?:not\s+(?:yet\s+)?{COMPLETED}|incomplete|uncompleted?|undone|unfinished|pending|open|to-?do|active)"

REVERSALS = (
    rule(
        "reopen",
        rf"(?:mark|set|flag|change|put|move|make|turn)\s+(?P<target>.+?)\s+(?:back\s+)?(?:as\s+|to\s+|into\s+)?{_NOT_DONE}(?:\s+again)?",
    ),
    rule("reopen", rf"(?:mark|set|flag)\s+as\s+{_NOT_DONE}\s*:?\s+(?P<target>.+)"),
    rule("reopen", r"(?:un-?check|un-?tick|un-?mark|un-?complete|un-?finish|re-?open|re-?activate)\s+(?P<target>.+)"),
    rule("reopen", rf"un-?do\s+(?:the\s+completion\s+of\s+)?(?P<target>{NUMBERED})"),
    rule("reopen", rf"(?P<target>{NUMBERED}|it|that)\s*(?:is|isn'?t|was|wasn'?t)\s*(?:not\s+)?(?:actually\s+)?(?:yet\s+)?{_NOT_DONE}"),
    rule("reopen", rf"(?P<target>.+?)\s+(?:isn'?t|is\s+not|wasn'?t|was\s+not|aren'?t|are\s+not)\s+(?:actually\s+|really\s+)?(?:yet\s+)?{COMPLETED}(?:\s+yet|\s+after\s+all)?"),
    rule(
        "reopen",
        r"i\s+(?:have\s*n'?t|have\s+not|did\s*n'?t|did\s+not|havent|didnt)\s+(?:actually\s+|really\s+)?"
        r"(?:finish(?:ed)?|complete[d]?|done?|do)\s+(?P<target>.+?)(?:\s+yet|\s+after\s+all)?",
    ),
)  # fmt: skip
