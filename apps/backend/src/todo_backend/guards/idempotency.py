"""`Idempotency-Key`: a request that is sent again is answered as it was the first time, and not done again.

A key belongs to one user and one operation, and is remembered for 24 hours.
After draft-ietf-httpapi-idempotency-key-header; the key is taken as it stands, quotes and all.
"""

import hashlib
import json
from typing import Annotated, Any, Literal

from fastapi import Header
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from todo_backend.db import idempotency as repository
from todo_backend.db.models import KEY_LENGTH
from todo_backend.errors import ApiError

Operation = Literal["chat", "create_task"]
REPLAYED = {"Idempotency-Replayed": "true"}

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=KEY_LENGTH,
        pattern=r"^[\x20-\x7e]+$",
        description="Names this request for 24 hours: sent again with the same body, it is answered with what was "
        "stored and not done again; with another body it is a 409.",
        examples=["5f1c9a52-8a7e-4f43-9d0e-2a8d8a4f7b11"],
    ),
]


def fingerprint(body: BaseModel) -> str:
    """The same for two bodies that ask the same, whatever their spacing or order."""
    text = json.dumps(body.model_dump(mode="json", exclude_unset=True), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def key_reused() -> ApiError:
    """409: the key stands for another request."""
    return ApiError(409, "idempotency_key_reused", "This Idempotency-Key was used for another body. Take a new key.")


async def claim(
    session: AsyncSession, user_id: str, operation: Operation, key: str, body: BaseModel
) -> dict[str, Any] | None:
    """Takes the key, or gives what the same request was answered with. Raises ApiError 409.

    None: the key is this request's; call `keep` before the transaction ends. Of two at once the second waits here
    until the first has ended.
    """
    if await repository.claim_key(session, user_id, operation, key, fingerprint=fingerprint(body)):
        return None
    found = await repository.find_key(session, user_id, operation, key)
    if found is None or found.fingerprint != fingerprint(body):
        raise key_reused()
    return found.answer


async def keep(session: AsyncSession, user_id: str, operation: Operation, key: str, answer: BaseModel) -> None:
    """Stores the answer in the transaction that claimed the key: there is both or neither."""
    await repository.keep_answer(session, user_id, operation, key, answer.model_dump(mode="json"))
