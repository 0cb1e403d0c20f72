"""Secrets as files: a file in the folder SECRETS_DIR is named like a variable and holds its value.

The environment wins over a file, and an empty one of either counts as unset. White space around a value is cut off.
(The settings library's own reader of such folders fails on a file that the environment makes unimportant, and without
the file's name.)
"""

import os
from pathlib import Path

from todo_backend.startup_error import Problem, StartupError

ENVIRONMENT = "the environment of the process (.env at the workspace root, or the Secret in Kubernetes)"


def file_of(name: str) -> Path | None:
    """The file that a secret comes from, or would come from; None when it is the environment."""
    folder = os.environ.get("SECRETS_DIR", "").strip()
    return None if not folder or os.environ.get(name) else Path(folder) / name


def place_of(name: str) -> str:
    """Where a person finds or puts a secret."""
    path = file_of(name)
    return f"the file {path} (in Kubernetes the key {name} of the pod's Secret)" if path else ENVIRONMENT


def read_secret_files(names: list[str]) -> dict[str, str]:
    """The values of those variables that a file gives.

    Raises StartupError when SECRETS_DIR is no folder or a file of these cannot be read.
    """
    folder = os.environ.get("SECRETS_DIR", "").strip()
    # Path's own is_dir raises where a folder above may not be entered.
    if folder and not os.path.isdir(folder):
        raise StartupError([_no_folder(folder)])
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        path = file_of(name)
        # A link that leads nowhere is a file that cannot be read, not one that is left out.
        if path is None or not os.path.lexists(path):
            continue
        try:
            values[name] = path.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(name, error))
    if problems:
        raise StartupError(problems)
    return {name: value for name, value in values.items() if value}


def _no_folder(folder: str) -> Problem:
    return Problem(
        code="SECRETS-DIR-MISSING",
        what=f"SECRETS_DIR names {folder}, which is no folder",
        where=ENVIRONMENT,
        cause="the Secret is not mounted there, or a typing error",
        next="mount the Secret there, or leave SECRETS_DIR out and set the variables themselves",
    )


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Problem:
    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
    return Problem(
        code="SECRET-FILE-UNREADABLE",
        what=f"{name} cannot be read: {reason}",
        where=place_of(name),
        cause="its mode or owner keeps this user out, or it is no file of text",
        next="let the process's user read it (in Kubernetes by defaultMode 0440 and fsGroup), then start again",
    )
