"""`uvicorn todo_backend.main:app`. Refuses to start with settings that cannot work."""

import sys

from fastapi import FastAPI

from todo_backend.app import create_app
from todo_backend.log import configure_logging
from todo_backend.observing import start_observing
from todo_backend.settings import load_settings
from todo_backend.startup_error import StartupError


def _start() -> FastAPI:
    try:
        settings = load_settings()
        start_observing(settings)
    except StartupError as error:
        sys.stderr.write(f"todo-backend: not started.\n{error}\n")
        raise SystemExit(1) from None
    configure_logging(settings.log_level)
    return create_app(settings)


app = _start()
