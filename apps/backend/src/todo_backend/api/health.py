"""Probes. Live: the process answers. Ready: the database does, migrated for this version.

Neither asks a model or the frontend.
"""

from fastapi import APIRouter

from todo_backend.api.access import State
from todo_backend.api.responses import answers, error
from todo_backend.api.schemas import Health
from todo_backend.errors import ApiError

READY_SECONDS = 2.0
NO_DATABASE = "The database does not answer within 2 seconds."
NOT_MIGRATED = "The database has not been migrated for this version yet: python -m todo_backend.migrate does it."
OK = answers(200, "It can")

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live", summary="Is the process alive?", responses=OK)
async def live() -> Health:
    """Depends on nothing else: a restart would not bring a database back."""
    return Health(status="ok")


@router.get(
    "/ready",
    summary="Can it serve?",
    responses=OK
    | {503: error("The database does not answer, or is not migrated yet", "database_unavailable", NO_DATABASE)},
)
async def ready(state: State) -> Health:
    """Asks the database."""
    match await state.database.state(READY_SECONDS):
        case "unavailable":
            raise ApiError(503, "database_unavailable", NO_DATABASE)
        case "not migrated":
            raise ApiError(503, "database_not_migrated", NOT_MIGRATED)
    return Health(status="ok")
