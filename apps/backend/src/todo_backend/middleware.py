"""What surrounds every request: its id, the limit of its body, its log line, and the last error handler."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from todo_backend import metrics
from todo_backend.errors import ApiError, error_response
from todo_backend.request_id import begin_request

MAX_BODY_BYTES = 64 * 1024
# Probes come every few seconds from every node: they would bury everything else.
QUIET_PATHS = frozenset({"/health/live", "/health/ready"})
_READ = (b"x-request-id", b"content-length")

logger = logging.getLogger("todo_backend.request")


class RequestMiddleware:
    """Pure ASGI, so that streams pass through unbuffered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wraps one HTTP request; other kinds (lifespan) pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {key: value.decode("latin-1") for key, value in scope["headers"] if key in _READ}
        request_id = begin_request(headers.get(b"x-request-id"))
        started, status = time.perf_counter(), 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
                if scope["app"].state.todo.draining.begun:
                    message["headers"].append((b"connection", b"close"))
            await send(message)

        try:
            if _announced_length(headers) > MAX_BODY_BYTES:
                error = _too_large()
                response = error_response(error.status_code, error.code, error.detail, {"Connection": "close"})
                await response(scope, receive, send_with_id)
            else:
                await self.app(scope, _limited(receive), send_with_id)
        except Exception:
            logger.exception("request failed", extra={"request_id": request_id, "path": scope["path"]})
            if status:
                raise  # the answer has begun: the connection is cut, which the caller sees
            response = error_response(
                500, "internal_error", "Something went wrong here. Try again; the log has the request id."
            )
            await response(scope, receive, send_with_id)
        finally:
            _log(scope, request_id, status, time.perf_counter() - started)


def _announced_length(headers: dict[bytes, str]) -> int:
    text = headers.get(b"content-length", "0")
    return int(text) if text.isdecimal() else 0


def _too_large() -> ApiError:
    return ApiError(413, "body_too_large", f"The body may have at most {MAX_BODY_BYTES // 1024} KiB.")


def _limited(receive: Receive) -> Receive:
    """Counts what comes: a chunked body announces no length."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > MAX_BODY_BYTES:
            raise _too_large()
        return message

    return limited


def _log(scope: Scope, request_id: str, status: int, seconds: float) -> None:
    # The route, not the path: that would hold the user's id.
    route = getattr(scope.get("route"), "path", "unknown")
    metrics.count_request(scope["method"], route, status, seconds)
    if scope["path"] in QUIET_PATHS and status < 500:
        return
    logger.info(
        "request",
        extra={
            "request_id": request_id,
            "method": scope["method"],
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
        },
    )
