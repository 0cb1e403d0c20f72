"""Alembic's scripts; run by `python -m todo_backend.migrate`."""
