"""Adding."""

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import any_of
from todo_backend.assistant.offline.rules.pieces import ADD, LIST_PLACE, NOUN, rule

ADDITIONS = (
    rule("add", r"task\s*:\s*(?P<new>.+)"),
    rule("add", rf"{any_of(words.DUTIES)}\s*:?\s+(?P<new>.+)"),
    rule("add_nothing", rf"{ADD}(?:\s+(?:a|an|another|one|some|new|the))*(?:\s+{NOUN})?(?:\s+{LIST_PLACE})?"),
    rule("add", rf"{ADD}\s*:\s*(?P<new>.+)"),
    rule("add", rf"{ADD}\s+{LIST_PLACE}\s*[:,]?\s+(?P<new>.+)"),
    rule(
        "add",
        rf"{ADD}\s+(?P<new>(?:(?:me\s+)?(?:a|an|another|one|the\s+following|these|two|three|some|following)\s+)?(?:new\s+)?"
        rf"(?:{NOUN}\b\s*)?.+?)(?:\s+{LIST_PLACE})?",
    ),
    rule("add", r"(?P<new>(?:get|have)\s+.+\s+done)"),
    rule("add", r"(?P<new>.+)\s+(?:needs\s+to|has\s+to|must|should)\s+be\s+done(?P<when>\s+.+)?"),
    rule("add", r"there(?:'s|\s+is)\s+(?P<new>.+)\s+(?:to\s+do|to\s+be\s+done)"),
    rule("appointment", r"(?:i\s+have|i've\s+got|i\s+got|we\s+have|there(?:'s|\s+is))\s+(?:got\s+)?(?P<new>(?:a|an|my|the|some)\s+.+)"),
    rule("add", rf"(?P<new>{any_of(words.BARE_VERBS)}\s+.+)"),
)  # fmt: skip
