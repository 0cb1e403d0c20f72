"""The table of rules: a pattern over a tidied sentence, and what it becomes. The first that fits wins.

A new way of saying something is a new row, and a row in tests/assistant/offline/sentences.py.
Named groups: `target` (which tasks), `title` and `description` (new values), `new` (what is to be added).
"""

import re
from dataclasses import dataclass
from re import Match, Pattern

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.intents import UNKNOWN, Intent, Status
from todo_backend.assistant.offline.targets import parse_target
from todo_backend.assistant.offline.titles import clean_title, split_new_tasks


def _any(options: tuple[str, ...]) -> str:
    """An alternative of fixed words, longest first."""
    ordered = sorted(options, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered) + ")"


NOUN = _any(words.NOUN)
ADD, COMPLETE, DELETE, UPDATE = _any(words.ADD), _any(words.COMPLETE), _any(words.DELETE), _any(words.UPDATE)
COMPLETED = rf"(?:{_any(words.COMPLETED)})"
LIST_PLACE = rf"(?:to|on|onto|in|into)\s+(?:my|the|your)\s+(?:to-?\s?do\s+)?(?:list|{NOUN})(?:\s+list)?"
DETAILS = r"(?:description|details?|notes?)"
LINK = r"(?:\s*[:=]\s*|\s+-\s+|\s+(?:to\s+say|to\s+read|to|as|into|with|saying)\s*:?\s+)"


@dataclass(frozen=True)
class Rule:
    """`kind` names the builder in `build`."""

    kind: str
    pattern: Pattern[str]


def _rule(kind: str, pattern: str) -> Rule:
    return Rule(kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))


RULES: tuple[Rule, ...] = (
    _rule("greet", rf"{_any(words.GREETINGS)}"),
    _rule("help", rf"{_any(words.HELP)}"),
    _rule("thanks", rf"{_any(words.THANKS)}"),
    # Counting.
    _rule("count", r"(?:how\s+many|count|what(?:'s|\s+is)\s+the\s+number\s+of)\b.*"),
    # No tool takes a completion back.
    _rule(
        "reopen",
        rf"(?:mark|set|flag|change)\s+.+?\s+(?:as\s+|to\s+)?(?:not\s+{COMPLETED}|incomplete|undone|unfinished|pending|open)"
        r"|(?:un-?check|un-?tick|un-?mark|un-?complete|re-?open|un-?do)\s+.+",
    ),
    # Descriptions, before "add" and "change" take them.
    _rule(
        "describe",
        rf"(?:{UPDATE}|set|make|replace)\s+(?:the\s+)?{DETAILS}\s+(?:of|for|on)\s+(?P<target>.+?){LINK}(?P<description>.+)",
    ),
    _rule("describe", rf"(?:{UPDATE}|set)\s+(?P<target>.+?)(?:'s)?\s+{DETAILS}{LINK}(?P<description>.+)"),
    _rule(
        "describe",
        rf"{ADD}\s+(?:the\s+|a\s+)?{DETAILS}\s+(?:to|for|on)\s+(?P<target>.+?)(?:\s*:\s*|\s+saying\s+)(?P<description>.+)",
    ),
    _rule(
        "describe",
        rf"{ADD}\s+(?:the\s+|a\s+)?{DETAILS}\s*:?\s+(?P<description>.+)\s+(?:to|for|on)\s+(?P<target>(?:task|#|number)?\s*\S+)",
    ),
    _rule("describe", rf"{UPDATE}\s+(?P<target>.+?)\s+with\s+(?:the\s+|a\s+)?{DETAILS}\s*:?\s+(?P<description>.+)"),
    _rule("describe", r"describe\s+(?P<target>.+?)\s+as\s+(?P<description>.+)"),
    # New titles.
    _rule(
        "rename",
        rf"(?:{UPDATE}|set)\s+(?:the\s+)?(?:title|name|text)\s+of\s+(?P<target>.+?){LINK}(?P<title>.+)",
    ),
    _rule("rename", rf"{UPDATE}\s+(?P<target>.+?)(?:'s)?\s+(?:title|name)\s+(?:to|as|into)\s+(?P<title>.+)"),
    # "change task 3 to done" is a completion, not a title.
    _rule("complete", rf"(?:{UPDATE}|set|move|turn)\s+(?P<target>.+?)\s+(?:to|as)\s+['\"]?{COMPLETED}['\"]?"),
    _rule("rename", rf"{UPDATE}\s+(?P<target>.+?)(?:\s+(?:to\s+be|to|as|into)\s+|\s*[:=]\s*)(?P<title>.+)"),
    _rule("rename", r"make\s+(?P<target>(?:task|#|number)\s*\d+)\s+(?:into\s+)?(?P<title>.+)"),
    _rule("rename", r"call\s+(?P<target>(?:task|#|number)\s*\d+)\s+(?P<title>.+)"),
    _rule("rename", rf"{UPDATE}\s+(?P<target>.+)"),
    # Lists, before "complete" takes "completed tasks" and "add" takes "I need to see …".
    _rule(
        "list",
        rf"(?:what|which|whats)\b.*\b(?:{NOUN}|list|do|done|{_any(words.PENDING_SIGNS)}|{_any(words.COMPLETED_SIGNS)}|have|got)\b.*",
    ),
    _rule("list", r"(?:show|list|display|view|see|read|print)\b(?!\s+['\"]).*"),
    _rule("list", rf"(?:give\s+me|tell\s+me|get\s+(?:me\s+)?(?:my|all|the))\b.*(?:{NOUN}|list|pending|done|left).*"),
    _rule(
        "list",
        rf"(?:do|did|have)\s+i\s+.*(?:{NOUN}|anything|something|done|finish(?:ed)?|complete(?:d)?|left|list).*",
    ),
    _rule("list", rf"(?:is|are)\s+there\s+.*(?:{NOUN}|anything|left|pending|open|done).*"),
    _rule("list", rf"(?:any|anything)\b.*(?:{NOUN}|left|pending|open|done|to\s+do)"),
    _rule(
        "list",
        rf"(?:(?:my|all|the|all\s+my|all\s+the|check(?:\s+my)?)\s+)?(?:(?:pending|open|completed|done|finished|remaining|"
        rf"unfinished|incomplete|outstanding)\s+)?(?:{_any(words.PLURAL)}|(?:to-?\s?do\s+)?list|todo\s+list)",
    ),
    _rule("list", r"(?:pending|completed|remaining|all)"),
    # Completions.
    _rule(
        "complete",
        rf"(?:mark|set|flag|put|tick)\s+(?P<target>.+?)\s+(?:as\s+|to\s+)?(?:being\s+|been\s+)?{COMPLETED}",
    ),
    _rule("complete", rf"(?:mark|set|flag)\s+(?:as\s+)?{COMPLETED}\s*:?\s+(?P<target>.+)"),
    _rule("complete", r"(?:check|tick|cross)\s+(?P<target>.+?)\s+off(?:\s+(?:my|the)\s+list)?"),
    _rule("complete", rf"{COMPLETE}\s+(?:up\s+)?(?P<target>.+)"),
    _rule(
        "complete",
        r"(?:i\s+|i've\s+|i\s+have\s+|i\s+am\s+|i'm\s+|we\s+)(?:just\s+|already\s+|now\s+)?"
        r"(?:completed|finished|did|done(?:\s+with)?|finished\s+with|have\s+finished)\s+(?P<target>.+)",
    ),
    _rule("complete", r"(?:done|finished)\s*(?:with|:)?\s+(?P<target>.+)"),
    _rule(
        "complete",
        rf"(?P<target>.+?)(?:'s|\s+is|\s+are|\s+was|\s+has\s+been)\s+(?:now\s+|all\s+|already\s+)?{COMPLETED}",
    ),
    _rule("complete", rf"(?P<target>(?:{NOUN}|number|#)\s*\S+)\s+(?:done|complete|completed|finished)"),
    # Deletions.
    _rule(
        "delete",
        rf"{DELETE}\s+(?P<target>.+?)(?:\s+(?:from|off|on)\s+(?:my|the)\s+(?:to-?\s?do\s+)?(?:list|{NOUN})(?:\s+list)?)?",
    ),
    _rule("delete", r"(?:clear|empty|wipe|forget(?:\s+about)?|no\s+longer\s+need)\s+(?P<target>.+)"),
    _rule(
        "delete",
        r"i\s+(?:don't|do\s+not|no\s+longer)\s+(?:need|want)\s+(?:to\s+do\s+)?(?P<target>.+?)(?:\s+any\s?more)?",
    ),
    # Additions.
    _rule("add", rf"{ADD}\s*:\s*(?P<new>.+)"),
    _rule("add", rf"{ADD}\s+{LIST_PLACE}\s*[:,]?\s+(?P<new>.+)"),
    _rule(
        "add",
        rf"{ADD}\s+(?P<new>(?:(?:me\s+)?(?:a|an|another|one|the\s+following|these|two|three|some|following)\s+)?(?:new\s+)?"
        rf"(?:{NOUN}\b\s*)?.+?)(?:\s+{LIST_PLACE})?",
    ),
    _rule("add", rf"{_any(words.DUTIES)}\s*:?\s+(?P<new>.+)"),
    _rule("add", r"(?P<new>.+)\s+(?:needs\s+to|has\s+to|must)\s+be\s+done"),
    _rule("add", rf"(?P<new>{_any(words.BARE_VERBS)}\s+.+)"),
)


def build(rule: Rule, found: Match[str], sentence: str) -> Intent:
    """The intent for a rule that fits; UNKNOWN sends the parser on to the next rule."""
    groups = found.groupdict()
    if rule.kind in ("greet", "help", "thanks", "reopen"):
        return Intent(rule.kind)  # type: ignore[arg-type]
    if rule.kind in ("list", "count"):
        return Intent("list", status=status_in(sentence), count=rule.kind == "count")
    if rule.kind == "add":
        new = split_new_tasks(groups["new"])
        return Intent("add", new=new) if new else UNKNOWN
    target_text = groups["target"].strip()
    target = parse_target(target_text)
    if target is None:
        return UNKNOWN
    if target.reference == "all" and rule.kind != "complete":
        return Intent("bulk_delete") if rule.kind == "delete" else UNKNOWN
    if rule.kind == "rename":
        return Intent("update", target=target, title=clean_title(groups["title"]) if groups.get("title") else None)
    if rule.kind == "describe":
        return Intent("update", target=target, description=groups["description"].strip(" '\""))
    return Intent(rule.kind, target=target)  # type: ignore[arg-type]


def status_in(sentence: str) -> Status:
    """Which tasks a question is about."""
    text = sentence.lower()
    if re.search(rf"\b{_any(words.PENDING_SIGNS)}\b", text):
        return "pending"
    if re.search(rf"\b{_any(words.COMPLETED_SIGNS)}\b", text):
        return "completed"
    return "all"
