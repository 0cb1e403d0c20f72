"""Logs as JSON lines on stdout. No message text, no token, no key is ever logged."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

# What a record always has; everything else was given as `extra` and belongs into the line.
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class JsonFormatter(logging.Formatter):
    """One record, one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update({key: value for key, value in vars(record).items() if key not in _STANDARD})
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            # The words of an exception may hold a person's text (SQL parameters): its kind and place suffice.
            line["error"] = type(error).__name__
            line["at"] = _places(error)
        return json.dumps(line, default=str, ensure_ascii=False)


def _places(error: BaseException) -> list[str]:
    places = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('site-packages/', maxsplit=1)[-1]}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-8:]


def configure_logging(level: str) -> None:
    """Sends every logger, uvicorn's too, through one JSON handler. Requests are logged by our own middleware."""
    # Nobody reads these of a record, and finding them costs more than the line (logging HOWTO, "Optimization").
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True
    # These log tool arguments, prompts or URLs at info and debug.
    for name in ("openai", "openai.agents", "httpx2", "httpcore2", "mcp", "sqlalchemy.engine"):
        logging.getLogger(name).setLevel(logging.CRITICAL if name == "mcp" else logging.WARNING)
