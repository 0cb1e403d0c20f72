"""`DELETE /api/{user_id}`: what the frontend asks for before it deletes an account."""

from fastapi import APIRouter, Response

from todo_backend.api.access import Owner, State
from todo_backend.api.responses import BUSY, ERRORS, answers
from todo_backend.db.user_data import delete_user_data
from todo_backend.guards.chat import busy

router = APIRouter(prefix="/api/{user_id}", tags=["account"], responses=ERRORS)

DELETED = answers(204, "Nothing is kept of the user any more; the answer has no body", BUSY)


@router.delete("", summary="Delete all that is kept of the user", status_code=204, responses=DELETED)
async def delete_all(user_id: Owner, state: State) -> Response:
    """Tasks, conversations with their messages, stored answers and the counted turns, all at once or not at all.

    The account itself is the frontend's to delete. Asked again, it finds nothing and answers the same.
    """
    async with state.database.session() as session:
        deleted = await delete_user_data(session, user_id)
    if not deleted:
        raise busy()
    return Response(status_code=204)
