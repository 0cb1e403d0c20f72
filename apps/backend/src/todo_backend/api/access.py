"""Dependencies of the routes: who calls, and that the path is theirs."""

import re
from typing import Annotated

from fastapi import Depends, Path, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BeforeValidator, Field

from todo_backend.api.schemas import MAX_ID
from todo_backend.auth.verifier import unauthorized
from todo_backend.errors import ApiError
from todo_backend.state import AppState, current_state

State = Annotated[AppState, Depends(current_state)]

_bearer = HTTPBearer(
    auto_error=False, bearerFormat="JWT", description="The frontend's JWT; its `sub` is the user id."
)


async def owner(
    state: State,
    user_id: Annotated[
        str,
        Path(min_length=1, max_length=255, description="The token's user", examples=["ada"]),
    ],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> str:
    """The signed-in user's id. 401 without a good token, 403 when the path names another user."""
    if credentials is None:
        raise unauthorized("A bearer token is needed.")
    subject = await state.verifier.user_id(credentials.credentials)
    if subject != user_id:
        raise ApiError(403, "forbidden", "This path belongs to another user.")
    return subject


def _digits(value: object) -> object:
    """Refuses what pydantic would read as a number too: ` 7`, `+7`, `7.0`, `1_000`."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,30}", value):
        raise ValueError("an id is a whole number")
    return value


Owner = Annotated[str, Depends(owner)]
RowId = Annotated[int, Field(ge=1, le=MAX_ID), BeforeValidator(_digits)]
TaskId = Annotated[RowId, Path(description="The task's number", examples=[3])]
ConversationId = Annotated[RowId, Path(description="The conversation's number", examples=[7])]
