"""Cuts a sentence into its requests: "add milk, delete task 2 and show my list" is three of them.

It cuts only in front of what can be nothing but a request: "buy milk and clean the flat" stays whole.
"""

import itertools
import re
from datetime import date

from todo_backend.assistant.offline import vocabulary as words
from todo_backend.assistant.offline.days import any_of
from todo_backend.assistant.offline.parser import parse, strip_politeness, talk_in
from todo_backend.assistant.offline.rules.pieces import COMPLETED, DELETE, NOUN, NUMBERED

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<!\w)['‘][^'’]*['’](?!\w)")
_CUT = re.compile(
    r"\s*[;.!?]+\s+|\s*\n\s*|\s*,?\s+(?:and|then|plus|but|after\s+that)\s+|\s*,\s*|\s+&\s+", re.IGNORECASE
)
_SOFT = r"(?:(?:and|then|also|please|after\s+that|finally|just|now|can\s+you|could\s+you|you\s+can|next)[\s,]+){0,3}"
_ACT = (
    rf"(?:{DELETE}|complete|finish|check\s+off|tick\s+off|cross\s+off|mark|rename|change|update|set|move|re-?open"
    r"|un-?check|postpone|reschedule|edit|clear)"
)
_ONE = (
    rf"(?:{NUMBERED}|it|that(?:\s+one)?|them|both|the\s+(?:first|second|third|last)\b"
    rf"|(?:the|my)\s+(?:\S+\s+){{1,3}}?{NOUN}|all\s+(?:my\s+|the\s+)?(?:\w+\s+)?tasks|everything)"
)
# These begin a request after anything.
_STRONG = re.compile(
    rf"{_SOFT}(?:add\s+(?!up\b)|(?:create|make)\s+(?:a|an|another|one\s+more)\s+(?:new\s+)?{NOUN}|remind\s+me|don'?t\s+forget"
    rf"|put\s+.+\s+on\s+(?:my|the)\s+list|(?:show|list|display|give|tell)\s+(?:me\s+)?(?:my|all|the|what|everything|how)\b"
    rf"|(?:show|list)\s+(?:me\s+)?(?:\w+\s+)?tasks|what(?:'s|\s+is|s|\s+do\s+i)\b|how\s+many|undo\b"
    rf"|{_ACT}\s+{_ONE}(?!\s+(?:off\s+)?the\b)|mark\s+.+\s+(?:as\s+)?{COMPLETED}\b|rename\s+.+\s+to\s"
    r"|i(?:'ve|\s+have|\s+am|'m)?\s+(?:just\s+|already\s+)?(?:finished|completed|done\s+with)|i\s+(?:also\s+)?need\s+to\s|i\s+(?:also\s+)?have\s+to\s)",
    re.IGNORECASE,
)  # fmt: skip
# These do so after a request that is not itself something to be done one day.
_MEDIUM = re.compile(
    rf"{_SOFT}(?:delete|remove|erase|get\s+rid\s+of|complete|check\s+off|tick\s+off|mark|rename|undo)\s+\S",
    re.IGNORECASE,
)
_DUTY = re.compile(
    rf"(?:{any_of(words.DUTIES)}|{any_of(words.ADD)}\s+(?:me\s+)?(?:a|an|the|another)?\s*(?:new\s+)?{NOUN}|{any_of(words.BARE_VERBS)})\b",
    re.IGNORECASE,
)
MOST = 5
# A person makes fewer; this bounds the work.
CUTS_TRIED = 40


def split_clauses(sentence: str, today: date) -> list[str]:
    """The requests in their order; one when there is nothing to cut."""
    masked = _QUOTED.sub(lambda quote: "\ue000" * len(quote[0]), sentence)
    clauses: list[str] = []
    begun = 0
    for cut in itertools.islice(_CUT.finditer(masked), CUTS_TRIED):
        if cut.start() < begun:
            continue
        clause, rest = sentence[begun : cut.start()].strip(), masked[cut.end() :]
        if clause and _begins_request(clause, cut[0], rest, today):
            clauses.append(clause)
            begun = cut.end()
    last = sentence[begun:].strip()
    return [*clauses, last] if last else clauses or [sentence]


def _begins_request(clause: str, mark: str, rest: str, today: date) -> bool:
    plain = strip_politeness(clause)
    duty = _DUTY.match(plain) is not None
    if not (_STRONG.match(rest) or (not duty and _MEDIUM.match(rest)) or _new_sentence(mark, rest, today)):
        return False
    if talk_in(clause) or talk_in(plain):
        return True
    return parse(clause, today).kind not in ("unknown", "pick")


def _new_sentence(mark: str, rest: str, today: date) -> bool:
    """After a full stop anything that is understood is a request of its own."""
    if not re.search(r"[.!?]", mark):
        return False
    return parse(re.split(r"[.!?;\n]\s", rest, maxsplit=1)[0], today).kind not in ("unknown", "pick")
