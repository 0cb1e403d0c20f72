"""Dependencies of the routes: who calls, and that the path is theirs."""

from typing import Annotated, Any

from fastapi import Depends, Path, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from todo_backend.auth.verifier import unauthorized
from todo_backend.errors import ApiError, ErrorResponse
from todo_backend.state import AppState, app_state

State = Annotated[AppState, Depends(app_state)]

_bearer = HTTPBearer(
    auto_error=False, bearerFormat="JWT", description="The frontend's JWT; its `sub` is the user id."
)
# PostgreSQL's bigint; a larger number cannot be any row's id.
MAX_ID = 2**63 - 1


async def owner(
    state: State,
    user_id: Annotated[str, Path(min_length=1, max_length=255, description="The token's user")],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> str:
    """The signed-in user's id. 401 without a good token, 403 when the path names another user."""
    if credentials is None:
        raise unauthorized("A bearer token is needed.")
    subject = await state.verifier.user_id(credentials.credentials)
    if subject != user_id:
        raise ApiError(403, "forbidden", "This path belongs to another user.")
    return subject


Owner = Annotated[str, Depends(owner)]
TaskId = Annotated[int, Path(ge=1, le=MAX_ID)]
ConversationId = Annotated[int, Path(ge=1, le=MAX_ID)]

ERRORS: dict[int | str, dict[str, Any]] = {
    401: {"model": ErrorResponse, "description": "No token, or one that is not valid"},
    403: {"model": ErrorResponse, "description": "The path names another user"},
    413: {"model": ErrorResponse, "description": "The body is larger than 64 KiB"},
    422: {"model": ErrorResponse, "description": "A field is missing or has a wrong form"},
    503: {"model": ErrorResponse, "description": "The database or the sign-in keys cannot be reached"},
}
NOT_FOUND: dict[int | str, dict[str, Any]] = {
    404: {"model": ErrorResponse, "description": "No such row among the user's own"}
}
