"""The offline assistant: rules instead of a language model, behind the same interface.

sentence → `parser` (with the tables `rules` and `vocabulary`) → intent
intent + what happened before (`memory`) → `steps` (with `matching`) → tool calls or words
words → `wording`
"""
