"""The server as a process of its own, started as its image starts it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

COMMAND = [sys.executable, "-m", "uvicorn", "todo_backend.main:app", "--host", "127.0.0.1", "--port", "0"]
LIMIT = ["--timeout-graceful-shutdown", "10"]


def environment(**variables: str) -> dict[str, str]:
    """Nothing but these variables."""
    return {"PATH": os.environ["PATH"], **variables}


@dataclass
class Server:
    """A running one; `lines` is what it has printed."""

    process: subprocess.Popen[str]
    origin: str = ""
    lines: list[str] = field(default_factory=list)

    def read_until(self, words: str) -> str:
        """Reads its output up to the line that holds `words`."""
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            self.lines.append(line)
            if words in line:
                return line
        raise AssertionError(f"it ended without saying {words!r}: {''.join(self.lines)}")

    def end(self, seconds: float = 30) -> list[dict[str, Any]]:
        """Waits for its end and gives all its log lines."""
        assert self.process.stdout is not None
        self.lines += self.process.stdout.readlines()
        self.process.wait(seconds)
        return [json.loads(line) for line in self.lines]


@contextmanager
def server_process(*options: str, **variables: str) -> Iterator[Server]:
    """Yields it when it listens; it is killed when it is still there at the end of the block."""
    process = subprocess.Popen(  # noqa: S603
        [*COMMAND, *LIMIT, *options],
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(process)
    try:
        found = re.search(r"http://127\.0\.0\.1:\d+", server.read_until("running on"))
        assert found
        server.origin = found[0]
        yield server
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()
