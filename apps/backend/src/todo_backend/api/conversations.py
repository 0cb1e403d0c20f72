"""Conversations and their messages, so that a chat can be resumed, renamed and removed."""

from fastapi import APIRouter, Response

from todo_backend.api.access import ConversationId, Owner, State
from todo_backend.api.responses import BODY_ERRORS, ERRORS, NO_CONVERSATION, answers
from todo_backend.api.schemas import Conversation, ConversationUpdate, Message
from todo_backend.db import conversations as repository
from todo_backend.db import models
from todo_backend.errors import not_found

router = APIRouter(prefix="/api/{user_id}/conversations", tags=["conversations"], responses=ERRORS)

LISTED = answers(200, "The conversations, the one used last first")
READ = answers(200, "The conversation", NO_CONVERSATION)
RENAMED = answers(200, "The conversation as it is now", BODY_ERRORS, NO_CONVERSATION)
DELETED = answers(204, "It is gone; the answer has no body", NO_CONVERSATION)
MESSAGES = answers(200, "The messages, oldest first", NO_CONVERSATION)


@router.get("", summary="List conversations, the one used last first", responses=LISTED)
async def list_conversations(user_id: Owner, state: State) -> list[Conversation]:
    """The user's conversations; an empty list when there are none."""
    async with state.database.reading() as session:
        rows = await repository.list_conversations(session, user_id)
    return [Conversation.model_validate(row) for row in rows]


@router.get("/{conversation_id}", summary="Read one conversation", responses=READ)
async def get_conversation(user_id: Owner, state: State, conversation_id: ConversationId) -> Conversation:
    """Its title and times; the messages have a path of their own."""
    async with state.database.reading() as session:
        return _found(await repository.get_conversation(session, user_id, conversation_id), conversation_id)


@router.patch(
    "/{conversation_id}",
    summary="Rename a conversation",
    responses=RENAMED,
)
async def rename_conversation(
    user_id: Owner,
    state: State,
    conversation_id: ConversationId,
    body: ConversationUpdate,
) -> Conversation:
    """It keeps its place in the list: a new title is no use of it."""
    async with state.database.session() as session:
        row = await repository.rename_conversation(session, user_id, conversation_id, body.title)
        return _found(row, conversation_id)


@router.delete(
    "/{conversation_id}",
    summary="Delete a conversation",
    status_code=204,
    responses=DELETED,
)
async def delete_conversation(user_id: Owner, state: State, conversation_id: ConversationId) -> Response:
    """Deletes it and all its messages for good. The tasks stay."""
    async with state.database.session() as session:
        if not await repository.delete_conversation(session, user_id, conversation_id):
            raise not_found("conversation", conversation_id)
    return Response(status_code=204)


@router.get(
    "/{conversation_id}/messages",
    summary="Read a conversation's messages, oldest first",
    responses=MESSAGES,
)
async def list_messages(user_id: Owner, state: State, conversation_id: ConversationId) -> list[Message]:
    """All messages of the conversation."""
    async with state.database.session() as session:
        _found(await repository.get_conversation(session, user_id, conversation_id), conversation_id)
        rows = await repository.list_messages(session, user_id, conversation_id)
    return [Message.model_validate(row) for row in rows]


def _found(conversation: models.Conversation | None, conversation_id: int) -> Conversation:
    if conversation is None:
        raise not_found("conversation", conversation_id)
    return Conversation.model_validate(conversation)
