"""A turn as server-sent events (WHATWG HTML, section 9.2).

The turn runs in a task of its own; when the reader goes away the task is cancelled, and what was said and done so
far is stored.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from fastapi.responses import StreamingResponse

from todo_backend.request_id import current_request_id

if TYPE_CHECKING:
    from todo_backend.assistant.service import ChatService, Prepared

# A comment this often keeps proxies from closing a connection on which a model thinks.
COMMENT_SECONDS = 15.0
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}

logger = logging.getLogger("todo_backend.stream")


def stream_chat(service: ChatService, prepared: Prepared) -> StreamingResponse:
    """The response that streams the turn."""
    return StreamingResponse(_events(service, prepared), media_type="text/event-stream", headers=HEADERS)


async def _events(service: ChatService, prepared: Prepared) -> AsyncIterator[str]:
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def emit(kind: str, data: dict[str, Any]) -> None:
        queue.put_nowait(format_event(kind, data))

    async def work() -> None:
        try:
            emit("done", await service.run(prepared, emit))
        except Exception:
            logger.exception("stream failed")
            message = "The answer could not be stored. Try again."
            emit("error", {"code": "internal_error", "message": message, "request_id": current_request_id()})
        finally:
            queue.put_nowait(None)

    emit("conversation", {"conversation_id": prepared.conversation_id})
    task = asyncio.create_task(work())
    try:
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), COMMENT_SECONDS)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if event is None:
                return
            yield event
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def format_event(kind: str, data: dict[str, Any]) -> str:
    """One event. JSON has no raw line breaks, so one `data:` line is enough."""
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False, default=str)}\n\n"
