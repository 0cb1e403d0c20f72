"""The tables of rules: a pattern over a tidied sentence, and what it becomes. The first that fits wins.

A new way of saying something is a new row in one of the tables, and a row in tests/assistant/offline/sentences.
"""

from todo_backend.assistant.offline.rules.additions import ADDITIONS
from todo_backend.assistant.offline.rules.changes import CHANGES
from todo_backend.assistant.offline.rules.endings import COMPLETIONS, DELETIONS
from todo_backend.assistant.offline.rules.pieces import Rule
from todo_backend.assistant.offline.rules.questions import QUESTIONS
from todo_backend.assistant.offline.rules.reversals import REVERSALS

# Questions come before completions ("completed tasks" is a list) and additions ("I need to see …" is one, too).
RULES: tuple[Rule, ...] = (*REVERSALS, *CHANGES, *QUESTIONS, *COMPLETIONS, *DELETIONS, *ADDITIONS)
