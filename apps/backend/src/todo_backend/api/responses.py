"""Answers as the OpenAPI document has them: description, schema and example of each."""

from typing import Any

from todo_backend.errors import ErrorResponse

Responses = dict[int | str, dict[str, Any]]

REQUEST_ID = "5f1c9a528a7e4f439d0e2a8d8a4f7b11"


def error(description: str, code: str, message: str, **headers: str) -> dict[str, Any]:
    """One kind of error. `headers` are names in snake case with what they say."""
    example = {"error": {"code": code, "message": message, "request_id": REQUEST_ID}}
    entry: dict[str, Any] = {
        "model": ErrorResponse,
        "description": description,
        "content": {"application/json": {"example": example}},
    }
    if headers:
        entry["headers"] = {
            name.title().replace("_", "-"): {"description": text, "schema": {"type": "string"}}
            for name, text in headers.items()
        }
    return entry


def answers(status: int, description: str, *errors: Responses) -> Responses:
    """The answer when all goes well, whose schema is the route's return type, and the route's own errors."""
    found: Responses = {status: {"description": description}}
    for more in errors:
        found |= more
    return found


# Any route with a user in its path.
ERRORS: Responses = {
    401: error(
        "No token, or one that is not valid", "unauthorized", "A bearer token is needed.", www_authenticate="`Bearer`"
    ),
    403: error("The path names another user", "forbidden", "This path belongs to another user."),
    422: error(
        "A field is missing or has a wrong form",
        "validation_failed",
        "title: String should have at least 1 character",
    ),
    503: error(
        "The database or the sign-in keys cannot be reached",
        "database_unavailable",
        "The database does not answer. Try again in a moment.",
        retry_after="Seconds to wait",
    ),
}
# Any route with a body.
BODY_ERRORS: Responses = {
    400: error("The body is no text in UTF-8", "bad_request", "There was an error parsing the body"),
    413: error("The body is larger than 64 KiB", "body_too_large", "The body may have at most 64 KiB."),
}
NO_TASK: Responses = {404: error("No such task among the user's own", "not_found", "There is no task 3.")}
NO_CONVERSATION: Responses = {
    404: error("No such conversation among the user's own", "not_found", "There is no conversation 7.")
}
# Any route that takes an Idempotency-Key.
KEY_ERRORS: Responses = {
    409: error(
        "The Idempotency-Key was used for another body, or its request is not over",
        "idempotency_key_reused",
        "This Idempotency-Key was used for another body. Take a new key.",
        retry_after="Seconds to wait, where waiting helps",
    )
}
TOO_MANY: Responses = {
    429: error(
        "More messages than the limits allow, or the last one is still being answered",
        "too_many_messages",
        "At most 20 messages a minute. Try again in 12 seconds.",
        retry_after="Seconds to wait",
    )
}
BUSY: Responses = {
    429: error(
        "A message of the user is still being answered",
        "chat_busy",
        "Your last message is still being answered. Wait for it, or stop it.",
        retry_after="Seconds to wait",
    )
}
REPLAYED_HEADER = {
    "Idempotency-Replayed": {
        "description": "`true` when this is the stored answer of an earlier request with the same key",
        "schema": {"type": "string", "enum": ["true"]},
    }
}
