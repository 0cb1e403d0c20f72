"""The one error shape, `{"error": {"code", "message", "request_id"}}`, and the handlers that make it."""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel, Field
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Match

from todo_backend.db.sqlstate import means_unavailable
from todo_backend.request_id import current_request_id

logger = logging.getLogger("todo_backend.errors")


class ErrorDetail(BaseModel):
    """What went wrong, for a program (`code`) and for a person (`message`)."""

    code: str = Field(description="Stable, for programs", examples=["not_found"])
    message: str = Field(examples=["There is no task 7."])
    request_id: str | None = Field(description="Also in the header X-Request-Id and in the log")


class ErrorResponse(BaseModel):
    """Every answer that is not 2xx."""

    error: ErrorDetail


class ApiError(HTTPException):
    """Raise it anywhere below a route; it becomes the error shape with `status_code`."""

    def __init__(self, status_code: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status_code, detail=message, headers=dict(headers) if headers else None)
        self.code = code


# Codes for errors that the framework itself raises.
CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    415: "unsupported_media_type",
    409: "conflict",
    422: "validation_failed",
    429: "too_many_requests",
    503: "unavailable",
}
MESSAGES = {404: "There is nothing at this path.", 405: "This path does not take this method."}


def not_found(kind: str, number: int) -> ApiError:
    """404 for a row that is not there, or that is another user's: both look the same from outside."""
    return ApiError(404, "not_found", f"There is no {kind} {number}.")


def error_response(
    status_code: int, code: str, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """The shape as a response."""
    body = {"error": {"code": code, "message": message, "request_id": current_request_id()}}
    return JSONResponse(body, status_code, headers=dict(headers) if headers else None)


def describe_validation(errors: list[Any]) -> str:
    """Says which fields are wrong and how, without repeating what was sent."""
    parts = []
    for error in errors[:5]:
        place = ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path"))
        message = str(error["msg"]).removeprefix("Value error, ")
        parts.append(f"{place}: {message}" if place and error["type"] != "json_invalid" else message)
    return "; ".join(parts) or "The request does not have the form that is asked for."


def _allowed_methods(app: FastAPI, request: Request) -> str:
    """All methods of the path. The framework names only those of the first route that has it."""
    found: set[str] = set()
    for context in iter_route_contexts(app.routes):
        if context.original_route.matches(request.scope)[0] is not Match.NONE:
            found |= set(context.methods or ())
    return ", ".join(sorted(found))


def install_error_handlers(app: FastAPI) -> None:
    """Gives every error of the framework, too, the one shape."""

    async def on_http(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - narrows for the type checker
        status = error.status_code
        if status == 405 and not isinstance(error, ApiError):
            error.headers = {"Allow": _allowed_methods(app, request)}
        code = error.code if isinstance(error, ApiError) else CODES.get(status, f"http_{status}")
        message = error.detail if isinstance(error, ApiError) else MESSAGES.get(status, str(error.detail))
        return error_response(status, code, message, error.headers)

    async def on_validation(_: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - narrows for the type checker
        return error_response(422, "validation_failed", describe_validation(list(error.errors())))

    async def on_database(_: Request, error: Exception) -> JSONResponse:
        wrapped = isinstance(error, DBAPIError) and not isinstance(error, InterfaceError | OperationalError)
        if wrapped and not means_unavailable(error):
            raise error  # a bug of ours: 500
        logger.error("database unavailable", extra={"cause": type(error).__name__})
        message = "The database does not answer. Try again in a moment."
        return error_response(503, "database_unavailable", message, {"Retry-After": "2"})

    # asyncpg lets the socket's own errors through when a connection cannot be made.
    for kind in (DBAPIError, PoolTimeoutError, OSError, TimeoutError):
        app.add_exception_handler(kind, on_database)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_validation)
