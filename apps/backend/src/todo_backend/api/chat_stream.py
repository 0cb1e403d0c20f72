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

from todo_backend import draining, metrics
from todo_backend.guards.idempotency import REPLAYED
from todo_backend.request_id import current_request_id

if TYPE_CHECKING:
    from todo_backend.assistant.service import ChatService, Prepared
    from todo_backend.guards.chat_run import ChatRun

# A comment this often keeps proxies from closing a connection on which a model thinks.
COMMENT_SECONDS = 15.0
HEADERS = {"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"}

logger = logging.getLogger("todo_backend.stream")


def stream_chat(service: ChatService, run: ChatRun[Prepared], ends: draining.Draining) -> StreamingResponse:
    """The response that streams the turn."""
    events = _events(service, run, ends)
    return StreamingResponse(events, media_type="text/event-stream", headers=HEADERS)


def replay_chat(answer: dict[str, Any]) -> StreamingResponse:
    """The stored answer of the same request as a stream; nothing runs."""
    calls = answer["tool_calls"]
    events = [("conversation", {"conversation_id": answer["conversation_id"]})]
    for number, call in enumerate(calls, 1):
        named = {"number": number, "name": call["name"]}
        events.append(("tool_call", {**named, "arguments": call["arguments"]}))
        events.append(("tool_result", {**named, "result": call["result"], "is_error": call["is_error"]}))
    if calls:
        # Whoever asks again may have missed it the first time.
        events.append(("tasks_changed", {}))
    events += [("text", {"delta": answer["response"]}), ("done", answer)]
    text = "".join(format_event(kind, data) for kind, data in events)
    return StreamingResponse(iter([text]), media_type="text/event-stream", headers=HEADERS | REPLAYED)


async def _events(service: ChatService, run: ChatRun[Prepared], ends: draining.Draining) -> AsyncIterator[str]:
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def emit(kind: str, data: dict[str, Any]) -> None:
        queue.put_nowait(format_event(kind, data))

    def fail(code: str, message: str) -> None:
        emit("error", {"code": code, "message": message, "request_id": current_request_id()})

    async def work() -> None:
        try:
            async with run:
                answer = await service.run(run.prepared, emit, run.finish)
            # Only now: whoever reads it may send the next message at once.
            emit("done", answer)
        except asyncio.CancelledError:
            if ends.over:  # what there is has been stored by now
                fail(draining.CODE, draining.MESSAGE)
            raise
        except Exception:
            logger.exception("stream failed")
            fail("internal_error", "The answer could not be stored. Try again.")
        finally:
            queue.put_nowait(None)

    emit("conversation", {"conversation_id": run.prepared.conversation_id})
    task = asyncio.create_task(work())
    try:
        with metrics.open_stream(), ends.told(task.cancel):
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
