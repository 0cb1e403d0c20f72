"""The end of the process, told to those who wait long.

uvicorn waits for open answers before it tells the application that it ends. A stream would make it wait for as long
as a model thinks, then be cut off in the middle; so SIGTERM is heard here as well.

uvicorn also closes kept connections at once, and a client may be sending into one at that moment. While the process
lingers it hears nothing of the signal, and each answer tells its client to use another connection.
"""

import asyncio
import logging
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from todo_backend.errors import ApiError

CODE = "server_stopping"
MESSAGE = "The server is being restarted. What was said and done so far is kept: go on in the same conversation."

T = TypeVar("T")
logger = logging.getLogger("todo_backend.draining")


class Draining:
    """Answers under way go on for `seconds` after SIGTERM or SIGINT; those that still run are then told to end.

    The server itself hears of the first signal after `linger` seconds, of a second one at once.
    """

    def __init__(self, seconds: float, linger: float = 0) -> None:
        self._seconds, self._linger = seconds, linger
        self._listeners: set[Callable[[], object]] = set()
        self._heard = False
        self.begun = False
        self.over = False

    def hear_signals(self) -> None:
        """Puts itself in front of the server's own handlers. Call it on the running loop."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            theirs = signal.getsignal(number)
            if not callable(theirs):
                continue  # started by something that does not end on this signal

            def heard(number: int, frame: FrameType | None, theirs: Any = theirs) -> None:
                loop.call_soon_threadsafe(self.begin)
                if self._linger and not self._heard:
                    self._heard = True
                    loop.call_soon_threadsafe(loop.call_later, self._linger, theirs, number, None)
                else:
                    theirs(number, frame)

            # uvicorn puts back what was there before it when it has ended.
            signal.signal(number, heard)

    def begin(self) -> None:
        """Starts the clock; a second call does nothing."""
        if self.begun:
            return
        self.begun = True
        if self._listeners:
            logger.info("stopping", extra={"answers": len(self._listeners), "seconds": self._seconds})
        asyncio.get_running_loop().call_later(self._seconds, self._end)

    @contextmanager
    def told(self, listener: Callable[[], object]) -> Iterator[None]:
        """`listener` is called once, on the loop, when the time is up while the block runs."""
        if self.over:  # not at once: what it ends may not have begun yet
            asyncio.get_running_loop().call_soon(listener)
        self._listeners.add(listener)
        try:
            yield
        finally:
            self._listeners.discard(listener)

    async def until_over(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` gives. When the time is up it is cancelled: ApiError 503."""
        task = asyncio.ensure_future(work)
        with self.told(task.cancel):
            try:
                return await task
            except asyncio.CancelledError:
                current = asyncio.current_task()
                if not self.over or (current and current.cancelling()):
                    raise
                raise ApiError(503, CODE, MESSAGE, {"Retry-After": "2"}) from None

    def _end(self) -> None:
        self.over = True
        for listener in list(self._listeners):
            listener()
