"""Probes. Live: the process answers. Ready: the database does. Neither asks a model or the frontend."""

from fastapi import APIRouter

from todo_backend.api.access import State
from todo_backend.api.schemas import Health
from todo_backend.errors import ApiError, ErrorResponse

READY_SECONDS = 2.0

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="Is the process alive?")
async def live() -> Health:
    """Depends on nothing else: a restart would not bring a database back."""
    return Health(status="ok")


@router.get(
    "/ready",
    summary="Can it serve?",
    responses={503: {"model": ErrorResponse, "description": "The database does not answer"}},
)
async def ready(state: State) -> Health:
    """Asks the database."""
    if not await state.database.is_ready(READY_SECONDS):
        raise ApiError(503, "database_unavailable", "The database does not answer within 2 seconds.")
    return Health(status="ok")
