"""The offline assistant: rules instead of a language model, behind the same interface.

sentence → `clauses` → `parser` (with `phrases`, `rules`, `builders` and the words of `vocabulary`) → intents
intents + what was said before (`memory`, `replay`, `answers`) → `scripts` → tool calls, or words
words → `wording`, `deeds`, `listing`
"""
