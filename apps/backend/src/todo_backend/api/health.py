"""Probes. Live: the process answers. Ready: the database does. Neither asks a model or the frontend."""

from fastapi import APIRouter

from todo_backend.api.access import State
from todo_backend.api.responses import answers, error
from todo_backend.api.schemas import Health
from todo_backend.errors import ApiError

READY_SECONDS = 2.0
NO_DATABASE = "The database does not answer within 2 seconds."
OK = answers(200, "It can")

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="Is the process alive?", responses=OK)
async def live() -> Health:
    """Depends on nothing else: a restart would not bring a database back."""
    return Health(status="ok")


@router.get(
    "/ready",
    summary="Can it serve?",
    responses=OK | {503: error("The database does not answer", "database_unavailable", NO_DATABASE)},
)
async def ready(state: State) -> Health:
    """Asks the database."""
    if not await state.database.is_ready(READY_SECONDS):
        raise ApiError(503, "database_unavailable", NO_DATABASE)
    return Health(status="ok")
