"""Alembic's environment: runs on the connection that `todo_backend.migrate` holds the lock on."""

from alembic import context
from sqlmodel import SQLModel

from todo_backend.db import models

assert models.Task.metadata is SQLModel.metadata  # noqa: S101 - the import registers the tables


def run() -> None:
    """Runs the scripts on the connection handed over in the config's attributes."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        raise RuntimeError("run migrations with: python -m todo_backend.migrate")
    context.configure(connection=connection, target_metadata=SQLModel.metadata, compare_server_default=True)
    with context.begin_transaction():
        context.run_migrations()


run()
