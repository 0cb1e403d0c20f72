"""Conversations and their messages, so that a chat can be resumed."""

from fastapi import APIRouter

from todo_backend.api.access import ERRORS, NOT_FOUND, ConversationId, Owner, State
from todo_backend.api.schemas import Conversation, Message
from todo_backend.db import conversations as repository
from todo_backend.errors import not_found

router = APIRouter(prefix="/api/{user_id}/conversations", tags=["conversations"], responses=ERRORS)


@router.get("", summary="List conversations, the one used last first")
async def list_conversations(user_id: Owner, state: State) -> list[Conversation]:
    """The user's conversations; an empty list when there are none."""
    async with state.database.session() as session:
        rows = await repository.list_conversations(session, user_id)
    return [Conversation.model_validate(row) for row in rows]


@router.get("/{conversation_id}/messages", summary="Read a conversation, oldest first", responses=NOT_FOUND)
async def list_messages(user_id: Owner, state: State, conversation_id: ConversationId) -> list[Message]:
    """All messages of the conversation."""
    async with state.database.session() as session:
        if await repository.get_conversation(session, user_id, conversation_id) is None:
            raise not_found("conversation", conversation_id)
        rows = await repository.list_messages(session, user_id, conversation_id)
    return [Message.model_validate(row) for row in rows]
