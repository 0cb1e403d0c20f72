"""Completing and deleting."""

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import any_of
from todo_backend.assistant.offline.rules.pieces import COMPLETE, COMPLETED, DELETE, NOUN, NUMBERED, rule

_HAVE = r"(?:i\s+|i've\s+|ive\s+|i\s+have\s+|i\s+am\s+|i'm\s+|im\s+|we\s+|we've\s+|we\s+have\s+|we're\s+)"
_JUST = r"(?:(?:just|already|now|finally|also|have)\s+)*"
_FROM_LIST = rf"(?:\s+(?:from|off|on)\s+(?:my|the)\s+(?:to-?\s?do\s+)?(?:list|{NOUN})(?:\s+list)?)?"

COMPLETIONS = (
    rule(
        "complete",
        rf"(?:mark|set|flag|put|tick|make)\s+(?:off\s+)?(?P<target>.+?)\s+(?:as\s+|to\s+|is\s+)?(?:being\s+|been\s+)?{COMPLETED}{_FROM_LIST}",
    ),
    rule("complete", rf"(?:mark|set|flag)\s+(?:as\s+)?{COMPLETED}\s*:?\s+(?P<target>.+)"),
    rule("complete", r"mark\s+(?:off\s+)?(?P<target>(?:task|item|number|#)\s*#?\d+|\d+|it|both|them)"),
    rule("complete", r"(?:check|tick|cross|mark)\s+(?P<target>.+?)\s+(?:off|out)(?:\s+(?:of\s+)?(?:my|the)\s+list)?"),
    rule("complete", rf"(?:check|tick|cross|mark)\s+off\s+(?P<target>.+?){_FROM_LIST}"),
    rule("complete", rf"{COMPLETE}\s+(?:up\s+|off\s+)?(?P<target>.+)"),
    rule(
        "complete",
        rf"{_HAVE}{_JUST}(?:completed?|finished|did|done(?:\s+with)?|finished\s+with|have\s+finished|took\s+care\s+of|taken\s+care\s+of)\s+"
        r"(?P<target>.+?)(?:\s+(?:already|today|yesterday|now|just\s+now|this\s+morning))?",
    ),
    rule("complete", r"(?:done|finished|completed)\s*(?:with|:|-)?\s+(?P<target>.+)"),
    rule("past", rf"{_HAVE}{_JUST}(?P<verb>{any_of(words.PAST)})\s+(?P<target>.+?)(?:\s+(?:already|today|yesterday|now|just\s+now|this\s+morning))?"),
    # Without "I" it has to be a verb that is not also an order.
    rule("past", rf"{_JUST}(?P<verb>{any_of(set(words.PAST) - {'read', 'got', 'did'})})\s+(?P<target>.+?)(?:\s+(?:already|today|yesterday|now))?"),
    rule("complete", r"(?:i'm\s+|im\s+|i\s+am\s+)?(?P<target>all|everything)\s+(?:done|finished)"),
    rule("which_complete", rf"{COMPLETE}(?:\s+(?:a|the|my))?(?:\s+{NOUN})?"),
    rule(
        "complete",
        rf"(?P<target>.+?)(?:'s|\s+is|\s+are|\s+was|\s+were|\s+has\s+been|\s+have\s+been)\s+(?:now\s+|all\s+|already\s+|both\s+|finally\s+)*{COMPLETED}(?:\s+now)?",
    ),
    rule("complete", rf"(?P<target>{NUMBERED}(?:\s*(?:,|and|&)\s*{NUMBERED})*|(?:the\s+)?\S+(?:\s+\S+)?\s+{NOUN})\s*:?\s+(?:done|complete|completed|finished)"),
    rule("short_done", r"(?P<target>.+?)\s*(?::|-|,)?\s+(?:done|finished|completed)"),
)  # fmt: skip

DELETIONS = (
    rule("which_delete", rf"{DELETE}(?:\s+(?:a|the|my|one))?(?:\s+{NOUN})?"),
    rule("delete", rf"{DELETE}\s+(?P<target>.+?){_FROM_LIST}"),
    rule("delete", r"take\s+(?P<target>.+?)\s+off(?:\s+of)?(?:\s+(?:my|the)\s+(?:to-?\s?do\s+)?list)?"),
    rule(
        "delete",
        rf"(?:clear|clear\s+out|clean\s+up|clean\s+out|empty|wipe|forget(?:\s+about)?|no\s+longer\s+need|strike|skip)\s+(?P<target>.+?){_FROM_LIST}",
    ),
    rule(
        "delete",
        r"(?:i|we)\s+(?:don'?t|do\s+not|no\s+longer|won'?t)\s+(?:need|want|have)\s+(?:to\s+(?:do\s+)?)?(?P<target>.+?)(?:\s+any\s?more)?",
    ),
    rule("delete", r"(?P<target>.+?)\s+(?:is|are|was|were|has\s+been|have\s+been|got)\s+(?:cancelled|canceled|called\s+off)"),
    rule("delete", r"(?P<target>.+?)\s+(?:is|are)\s+(?:no\s+longer|not)\s+(?:needed|necessary|required)(?:\s+any\s?more)?"),
)  # fmt: skip
