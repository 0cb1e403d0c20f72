"""The assistant: one turn of a chat, by a language model or by rules."""
