"""Looking at the list: filters, counts, one task, a search."""

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import ANY_DAY, any_of
from todo_backend.assistant.offline.rules.pieces import (
    COMPLETED,
    COMPLETED_SIGN,
    DETAILS,
    DUE,
    NOUN,
    NUMBERED,
    PENDING_SIGN,
    PLURAL,
    rule,
)

PAST_VERBS = {*words.PAST, *words.PAST.values()} - {"do", "did"}
_SHOW = r"(?:show|list|display|view|see|read|print|give|get|tell|open|look\s+at|check|pull\s+up)"
_ABOUT = r"(?:about|with|containing|contain|mentioning|mention|that\s+mention|that\s+contain|called|like|named|including|regarding|related\s+to)"
_ANY = rf"(?:a\s+|any\s+|some\s+)?(?:{NOUN}|anything|something|thing|things)"
_WHAT_IS = r"(?:what(?:'?s|\s+is|\s+are)|whats)"

QUESTIONS = (
    # Counting.
    rule("count", r"(?:how\s+many|how\s+much|count|what(?:'s|\s+is)\s+the\s+(?:number|count)\s+of|number\s+of)\b.*"),
    # One task.
    rule("detail_due", r"when\s+(?:is|are|was|do\s+i\s+(?:have|need)\s+to\s+do)\s+(?P<target>.+?)(?:\s+due)?"),
    rule("detail_due", rf"{_WHAT_IS}\s+(?:the\s+)?{DUE}\s+(?:of|for|on)\s+(?P<target>.+)"),
    rule(
        "detail",
        rf"(?:{_WHAT_IS}|{_SHOW}(?:\s+me)?|what\s+does)\s+(?:the\s+)?(?:{DETAILS})\s+(?:of|for|on|about)\s+(?P<target>.+?)(?:\s+say)?",
    ),
    rule("detail", rf"(?:{_WHAT_IS}|{_SHOW}(?:\s+me)?(?:\s+about)?|describe|explain)\s+(?P<target>{NUMBERED})"),
    rule("detail", rf"(?:{_WHAT_IS}|{_SHOW}(?:\s+me)?(?:\s+about)?|what\s+about|how\s+about)\s+(?P<target>(?:the\s+)?(?:{any_of(words.ORDINALS)})(?:\s+(?:one|task|item))?)"),
    rule("detail", rf"(?:{_WHAT_IS}|tell\s+me)\s+(?:more\s+)?about\s+(?P<target>{NUMBERED}|it|that(?:\s+one)?|the\s+.+\s+task|the\s+\w+\s+one)"),
    rule(
        "detail_done",
        rf"(?:is|are|was)\s+(?P<target>(?!there\b|any).+?)\s+(?:already\s+|now\s+|still\s+)?(?:{COMPLETED}|pending|open|left|to\s+do)(?:\s+yet|\s+already)?",
    ),
    rule(
        "detail_done",
        r"(?:did|have)\s+i\s+(?:already\s+|ever\s+)?(?:do|done|finish(?:ed)?|complete[d]?)\s+"
        r"(?P<target>(?!any|some|all\b|everything|today|yet|already|so\s+far|this|that\s+much|yesterday).+?)(?:\s+yet|\s+already)?",
    ),
    rule("past_question", rf"(?:did|have)\s+i\s+(?:already\s+|ever\s+)?(?P<verb>{any_of(PAST_VERBS)})\s+(?P<target>.+?)(?:\s+yet|\s+already)?"),
    rule("detail", r"(?:what|how)\s+about\s+(?P<target>(?!today|tomorrow|this|next|for|on\b).+)"),
    rule("detail", r"(?:show|what(?:'s|\s+is)|describe|tell\s+me\s+about)(?:\s+me)?\s+(?P<target>it|that\s+one|this\s+one|that\s+task)"),
    rule("detail", r"what\s+did\s+(?:i|you)\s+(?:just\s+|last\s+)?(?:add|create|change|rename|update|do)(?P<target>)(?:\s+last|\s+just\s+now)?"),
    # What is due.
    rule("due", r".*\b(?:overdue|over\s+due|past\s+due|late)\b.*"),
    rule("due", rf"(?:{_WHAT_IS}|which|show|list|any|anything|is\s+anything|are\s+any|is\s+there|are\s+there|do\s+i\s+have|give\s+me|see|tell\s+me|tasks?|what\s+tasks?|all|my|everything)\b.*\b(?:due|{DUE}s?|deadlines?)\b.*"),
    rule("due", r"due(?:\s+(?:tasks|soon|dates))?|deadlines|upcoming(?:\s+tasks)?|due\s+dates"),
    rule(
        "due",
        rf"(?:what(?:'?s|\s+is|\s+are|\s+do|\s+have|\s+should|\s+must|\s+did)?|whats|which|any|anything|(?:do|did)\s+i|is\s+there|are\s+there"
        rf"|(?:show|list|give|tell|see)\b.*?\b(?:tasks?|list|to-?\s?dos?|agenda|schedule|everything|all|what|stuff))\b.*?\b(?:for\s+|on\s+|by\s+)?(?:{ANY_DAY}|this\s+month)(?:'s\s+(?:{NOUN}|list|plan|agenda))?",
    ),
    rule("due", rf"(?:(?:my|the|all)\s+)*(?:{PLURAL}|agenda|plan|schedule|to-?do\s+list|list)\s+(?:for|on|by|due)\s+(?:{ANY_DAY}|this\s+month)"),
    rule("due", rf"(?:(?:show|list|see|give|what\s+are|what's)\s+(?:me\s+)?)?(?:today|tomorrow|this\s+week|next\s+week)'?s?\s+(?:{NOUN}|list|agenda|plan)"),
    rule("next", r"what(?:'s|\s+is|s)\s+(?:the\s+)?(?:my\s+)?(?:next|most\s+(?:urgent|important)|first\s+up|next\s+up|up\s+next)(?:\s+(?:one|task|thing))?(?:\s+on\s+(?:my|the)\s+list|\s+for\s+me|\s+thing\s+to\s+do|\s+to\s+do)?"),
    rule("next", r"what\s+(?:should|shall|can|must|do)\s+i\s+(?:need\s+to\s+|have\s+to\s+)?(?:do|start|begin|work\s+on)\s+(?:next|first|now|with)|next(?:\s+task)?"),
    # A search.
    rule("search", rf"(?:find|search(?:\s+for)?|look\s+(?:up|for)|where\s+is|where's)\s+(?:me\s+)?(?:{_ANY}\s+(?:{_ABOUT}|for)\s+|(?:all\s+)?(?:the\s+|my\s+)?{NOUN}\s+{_ABOUT}\s+)?(?P<words>.+)"),
    rule("search", rf"(?:do|did)\s+i\s+(?:have|add|write\s+down|note)\s+{_ANY}\s+(?:{_ABOUT}|for|on|to)\s+(?P<words>.+)"),
    rule("search", rf"(?:is|are)\s+there\s+{_ANY}\s+(?:{_ABOUT}|for|on|to)\s+(?P<words>.+)"),
    rule("search", rf"(?:{_SHOW}|which|what|any)\b(?:\s+me)?(?:\s+all)?(?:\s+of)?(?:\s+(?:the|my))?\s+{NOUN}\s+(?:are\s+|is\s+|do\s+i\s+have\s+)?(?:{_ABOUT}|have|has)\s+(?P<words>.+)"),
    rule("search", r"(?:is|are)\s+(?P<words>.+?)\s+(?:already\s+)?(?:on|in)\s+(?:my|the)\s+(?:to-?\s?do\s+)?list"),
    rule("search", rf"(?:{_SHOW})\s+(?:me\s+)?(?:everything|anything|all)\s+(?:{_ABOUT}|for)\s+(?P<words>.+)"),
    # The list.
    rule("list", rf"get\s+(?:me\s+)?(?:my|all|the)\s+(?:\w+\s+)?(?:{NOUN}|list)"),
    rule("left", r"(?:hide|without|filter\s+out)\s+(?:the\s+)?(?:completed|done|finished)(?:\s+(?:tasks|ones|items))?"),
    rule("left", r"(?:have|did|am)\s+i\s+.*\b(?:everything|all)\b.*"),
    rule("list_all", rf"(?:open|refresh|reload|update)\s+(?:my|the)\s+(?:to-?\s?do\s+)?(?:list|{NOUN})|refresh|reload"),
    rule("left", r"(?:am\s+i\s+(?:all\s+)?done|anything\s+else|is\s+that\s+all|is\s+that\s+everything|what\s+else)(?:\s+.*)?"),
    rule("list", r"(?:show|list|display|view|see|sort|order)\b.*\b(?:sorted|ordered|sort|order|alphabetically|by\s+(?:the\s+)?(?:due\s+)?(?:title|name|date|deadline))\b.*"),
    rule(
        "list",
        rf"(?:what|which|whats)\b.*\b(?:{NOUN}|list|do|done|{PENDING_SIGN}|{COMPLETED_SIGN}|have|got|finish|accomplish|plate|agenda)\b.*",
    ),
    rule("list", rf"(?:show|list|display|view|see|read|print|pull\s+up|open)\b(?!\s+['\"])(?:.*\b(?:{NOUN}|list|pending|open|done|completed|finished|remaining|left|all|everything|them|it|ones?|me|my|these|those|again|stuff|things|incomplete|unfinished|rest|active|out)\b.*)?"),
    rule("list", rf"(?:give\s+me|gimme|tell\s+me|get\s+me\s+(?:my|all|the)|look\s+at|let\s+me\s+see|can\s+i\s+see|go\s+through)\b.*(?:{NOUN}|list|pending|done|left).*"),
    rule("list", rf"(?:do|did|have)\s+i\s+.*(?:{NOUN}|anything|something|done|finish(?:ed)?|complete(?:d)?|left|list|everything|all).*"),
    rule("list", rf"(?:is|are)\s+(?:there\s+)?.*(?:{NOUN}|anything|left|pending|open|done).*"),
    rule("list", rf"(?:any|anything)\b.*(?:{NOUN}|left|pending|open|done|to\s+do)"),
    rule(
        "list",
        rf"(?:(?:only|just|my|all|the|all\s+my|all\s+the|check(?:\s+(?:my|the))?|current|go\s+to|my\s+current)\s+)*(?:(?:pending|open|completed|done|finished|remaining|"
        rf"unfinished|incomplete|outstanding|active|current)\s+)?(?:{PLURAL}|(?:to-?\s?do\s+)?list|todo\s+list)(?:\s+please)?",
    ),
    rule("list", r"(?:(?:only|just|the)\s+)?(?:pending|completed|remaining|all|everything|status|overview|summary|done|what\s+now|what's\s+left|left|todo)"),
)  # fmt: skip
