"""Changing what a task says: description, due date, title."""

from todo_backend.assistant.offline.days import ANY_DAY
from todo_backend.assistant.offline.rules.pieces import (
    ADD,
    COMPLETED,
    DELETE,
    DETAILS,
    DUE,
    LINK,
    NUMBERED,
    UPDATE,
    rule,
)

_WHEN = rf"(?P<when>{ANY_DAY})"
_BY = r"(?:(?:to|until|till|for|on|by|as|at|is|of|:|=)\s+)?"

DESCRIPTIONS = (
    rule(
        "undescribe",
        rf"(?:{DELETE}|clear|empty)\s+(?:the\s+)?{DETAILS}\s+(?:of|from|for|on|in)\s+(?P<target>.+)",
    ),
    rule("undescribe", rf"(?:{DELETE}|clear|empty)\s+(?P<target>.+?)'s\s+{DETAILS}"),
    rule(
        "describe",
        rf"(?:{UPDATE}|set|make|replace|put|write)\s+(?:the\s+|a\s+)?{DETAILS}\s+(?:of|for|on|to)\s+(?P<target>.+?){LINK}(?P<description>.+)",
    ),
    rule("describe", rf"(?:{UPDATE}|set)\s+(?P<target>.+?)(?:'s)?\s+{DETAILS}{LINK}(?P<description>.+)"),
    rule("describe", rf"(?:give|add)\s+(?P<target>{NUMBERED}|it|that)\s+(?:the\s+|a\s+)?{DETAILS}\s*(?::|of|saying|that\s+says)?\s+(?P<description>.+)"),
    rule(
        "describe",
        rf"(?:{ADD}|attach)\s+(?:the\s+|a\s+|this\s+)?{DETAILS}\s+(?:to|for|on)\s+(?P<target>.+?)(?:\s*:\s*|\s+saying\s+|\s+that\s+says\s+|\s*,\s*)(?P<description>.+)",
    ),
    rule(
        "append",
        rf"{ADD}\s+(?P<description>.+?)\s+to\s+(?:the\s+)?{DETAILS}\s+(?:of|for|on)\s+(?P<target>.+)",
    ),
    rule(
        "describe",
        rf"(?:{ADD}|attach)\s+(?:the\s+|a\s+)?{DETAILS}\s*:?\s+(?P<description>.+)\s+(?:to|for|on)\s+(?P<target>{NUMBERED}|it|that|the\s+\S+\s+task)",
    ),
    rule("describe", rf"{UPDATE}\s+(?P<target>.+?)\s+with\s+(?:the\s+|a\s+)?{DETAILS}\s*:?\s+(?P<description>.+)"),
    rule("describe", r"describe\s+(?P<target>.+?)\s+as\s+(?P<description>.+)"),
    rule("describe", rf"{DETAILS}\s+(?:for|of|on|to)\s+(?P<target>.+?)\s*(?::|=|\s-\s|\sis\s|\sare\s)\s*(?P<description>.+)"),
)  # fmt: skip

DUE_DAYS = (
    rule("undated", rf"(?:{DELETE}|clear|unset)\s+(?:the\s+)?{DUE}\s+(?:of|from|for|on)\s+(?P<target>.+)"),
    rule("undated", rf"(?:{DELETE}|clear|unset)\s+(?P<target>.+?)(?:'s)?\s+{DUE}"),
    rule("undated", rf"(?P<target>.+?)\s+(?:has|have|needs)\s+no\s+{DUE}(?:\s+any\s?more)?"),
    rule(
        "schedule",
        rf"(?:{UPDATE}|set|make|move|push|put|add|give|extend|postpone)\s+(?:the\s+|a\s+)?{DUE}\s+(?:of|for|on|to)\s+(?P<target>.+?)\s*(?:to|as|on|for|until|till|by|:|=|,)?\s+{_WHEN}",
    ),
    rule(
        "schedule",
        rf"(?:{UPDATE}|set|give|make)\s+(?P<target>.+?)(?:'s)?\s+(?:a\s+|the\s+)?{DUE}\s*{_BY}{_WHEN}",
    ),
    rule("schedule", rf"(?:{ADD}|set)\s+(?:a\s+|the\s+)?{DUE}\s+(?:of\s+)?{_WHEN}\s+(?:to|for|on)\s+(?P<target>.+)"),
    rule("schedule", rf"(?:make|set|mark)\s+(?P<target>.+?)\s+(?:as\s+)?due\s+{_BY}{_WHEN}"),
    rule("schedule", rf"(?P<target>(?!what|when|which|is\b|are\b|add\b|create\b|remind|how\b|any|every|nothing|tasks\b|do\b|does\b|show\b|list\b|i\s).+?)(?:\s+(?:is|are|will\s+be)|'s)\s+(?:now\s+|actually\s+)?due\s+{_BY}{_WHEN}"),
    rule("schedule", rf"(?P<target>{NUMBERED}|it|that)\s+(?:is\s+)?due\s+{_BY}{_WHEN}"),
    rule("schedule", rf"(?P<target>{NUMBERED}|it|that)\s+(?:must|has\s+to|needs\s+to|should)\s+be\s+(?:{COMPLETED})\s+{_BY}{_WHEN}"),
    rule(
        "schedule",
        rf"(?:move|postpone|reschedule|re-schedule|push|delay|defer|shift|bring|put\s+off)\s+(?P<target>.+?)\s+(?:back\s+|forward\s+|off\s+)?(?:to|until|till|for|on|by)\s+{_WHEN}",
    ),
    rule("schedule", rf"(?:postpone|reschedule|push|delay|defer|move)\s+(?P<target>.+?)\s+{_WHEN}"),
    rule("schedule", rf"(?:schedule|plan|set)\s+(?P<target>{NUMBERED}|it|that)\s+(?:to|for|on|by)\s+{_WHEN}"),
    rule("schedule", rf"(?:{UPDATE}|set)\s+(?P<target>.+?)\s+(?:to|for)\s+{_WHEN}"),
    rule("schedule", rf"(?P<target>)(?:it's\s+|its\s+|it\s+is\s+|make\s+it\s+|that's\s+)?(?:due\s+)?(?:by|until|before|due|for)\s+{_WHEN}"),
)  # fmt: skip

TITLES = (
    rule("rename", rf"(?:{UPDATE}|set)\s+(?:the\s+)?(?:title|name|text|wording)\s+of\s+(?P<target>.+?){LINK}(?P<title>.+)"),
    rule("rename", rf"{UPDATE}\s+(?P<target>.+?)(?:'s)?\s+(?:title|name)\s+(?:to|as|into)\s+(?P<title>.+)"),
    # "change task 3 to done" is a completion, not a title.
    rule("complete", rf"(?:{UPDATE}|set|move|turn)\s+(?P<target>.+?)\s+(?:to|as|into)\s+['\"]?{COMPLETED}['\"]?"),
    # With quotes there is no doubt where the title begins.
    rule("rename", rf"{UPDATE}\s+(?P<target>.+?)\s+(?:(?:to\s+be|to|as|into|with|by)\s+)?(?P<title>\"[^\"]+\"|'.+')"),
    rule("rename", rf"{UPDATE}\s+(?P<target>.+?)(?:\s+(?:to\s+be|to\s+say|to|as|into)\s+|\s*(?:[:=]|->|=>|→)\s*)(?P<title>.+)"),
    rule("rename", r"replace\s+(?P<target>.+?)\s+(?:with|by)\s+(?P<title>.+)"),
    rule("rename", rf"make\s+(?P<target>{NUMBERED})\s+(?:into\s+|say\s+)?(?P<title>.+)"),
    rule("rename", r"make\s+(?P<target>it|that)\s+(?:say\s+|into\s+)?(?P<title>.+)"),
    rule("rename", rf"call\s+(?P<target>{NUMBERED}|it)\s+(?P<title>.+)"),
    rule("rename", rf"(?P<target>{NUMBERED}|it|that)\s+should\s+(?:be\s+called|be|say|read)\s+(?P<title>.+)"),
    rule("rename", r"turn\s+(?P<target>.+?)\s+into\s+(?P<title>.+)"),
    rule("correct", r"(?:no,?\s+|sorry,?\s+)?i\s+mean[t]?\s+(?:to\s+say\s+)?(?P<title>.+)"),
    rule("which_update", rf"{UPDATE}(?:\s+(?:a|the|my|one))?(?:\s+(?:task|item|to-?do|title))?"),
    rule("rename", rf"(?:{UPDATE})\s+(?P<target>.+)"),
)  # fmt: skip

CHANGES = (*DESCRIPTIONS, *DUE_DAYS, *TITLES)
