"""`POST /api/{user_id}/chat`: JSON, or a stream of events when `text/event-stream` is asked for."""

from typing import Annotated, Any

from fastapi import APIRouter, Header

from todo_backend.api.access import ERRORS, NOT_FOUND, Owner, State
from todo_backend.api.chat_stream import stream_chat
from todo_backend.api.schemas import ChatRequest, ChatResponse

router = APIRouter(prefix="/api/{user_id}/chat", tags=["chat"], responses=ERRORS)

STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer; as `text/event-stream` the events of ChatEvent while it comes into being",
        "content": {"text/event-stream": {"schema": {"$ref": "#/components/schemas/ChatEvent"}}},
    }
}


@router.post("", summary="Say something to the assistant", response_model=ChatResponse, responses=STREAM | NOT_FOUND)
async def chat(
    user_id: Owner,
    state: State,
    body: ChatRequest,
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
) -> Any:
    """One turn. A model that fails is answered with 200 and plain words in `response`."""
    service = await state.assistant.get()
    prepared = await service.prepare(user_id, body.conversation_id, body.message)
    if "text/event-stream" in accept:
        return stream_chat(service, prepared)
    return await service.run(prepared, _ignore)


def _ignore(_kind: str, _data: dict[str, Any]) -> None:
    """Nobody listens to a JSON answer's events."""
