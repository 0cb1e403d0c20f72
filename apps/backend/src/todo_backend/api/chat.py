"""`POST /api/{user_id}/chat`: JSON, or a stream of events when `text/event-stream` is asked for."""

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse

from todo_backend.api.access import Owner, State
from todo_backend.api.chat_stream import replay_chat, stream_chat
from todo_backend.api.responses import (
    BODY_ERRORS,
    ERRORS,
    KEY_ERRORS,
    NO_CONVERSATION,
    REPLAYED_HEADER,
    TOO_MANY,
    answers,
)
from todo_backend.api.schemas import ChatRequest, ChatResponse
from todo_backend.guards.chat import admit_chat
from todo_backend.guards.chat_run import Replay
from todo_backend.guards.idempotency import REPLAYED, IdempotencyKey

router = APIRouter(prefix="/api/{user_id}/chat", tags=["chat"], responses=ERRORS)

ANSWERED = answers(
    200,
    "The answer; as `text/event-stream` the events of ChatEvent while it comes into being",
    BODY_ERRORS,
    NO_CONVERSATION,
    KEY_ERRORS,
    TOO_MANY,
)
ANSWERED[200]["content"] = {"text/event-stream": {"schema": {"$ref": "#/components/schemas/ChatEvent"}}}
ANSWERED[200]["headers"] = REPLAYED_HEADER


@router.post("", summary="Say something to the assistant", response_model=ChatResponse, responses=ANSWERED)
async def chat(
    user_id: Owner,
    state: State,
    body: ChatRequest,
    key: IdempotencyKey = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
) -> Any:
    """One turn. A model that fails is answered with 200 and plain words in `response`."""
    service = await state.assistant.get()
    prepare = partial(
        service.prepare,
        user_id=user_id,
        conversation_id=body.conversation_id,
        message=body.message,
        utc_offset_minutes=body.utc_offset_minutes or 0,
    )
    run = await admit_chat(state, user_id, body, key, prepare)
    streamed = "text/event-stream" in accept
    if isinstance(run, Replay):
        return replay_chat(run.answer) if streamed else JSONResponse(run.answer, headers=REPLAYED)
    if streamed:
        return stream_chat(service, run, state.draining)
    async with run:
        return await state.draining.until_over(service.run(run.prepared, _ignore, run.finish))


def _ignore(_kind: str, _data: dict[str, Any]) -> None:
    """Nobody listens to a JSON answer's events."""
