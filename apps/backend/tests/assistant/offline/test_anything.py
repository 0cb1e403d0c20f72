"""Whatever is typed, there is an answer in words, from at most eight calls of the user's own five tools."""

import random
from collections.abc import Callable

import pytest

from tests.conftest import User
from todo_backend.assistant import failures
from todo_backend.assistant.offline import calendar_words, vocabulary
from todo_backend.mcp_tools.scoped import MAX_CALLS
from todo_backend.mcp_tools.server import TOOL_NAMES

KNOWN = (
    *vocabulary.ADD,
    *vocabulary.COMPLETE,
    *vocabulary.COMPLETED,
    *vocabulary.DELETE,
    *vocabulary.UPDATE,
    *vocabulary.NOUN,
    *vocabulary.IT,
    *vocabulary.BOTH,
    *vocabulary.EVERYTHING,
    *vocabulary.ORDINALS,
    *vocabulary.PENDING_SIGNS,
    *calendar_words.NEAR,
    *calendar_words.WEEKDAYS,
)
OTHERS = vocabulary.phrases(
    """
    to, by, and, then, with, due, the, a, task, 1, 2, #3, 99, ', ", ., ?, !, :, of, for, is, not, what, show,
    how many, groceries, meeting, mom, milk, except, all, undo, redo, yes, no, 31, 5/6, -, é, 任务, 🙂, every, i,
    it's, my, when, did, have, description
    """
)


@pytest.mark.parametrize("seed", range(12))
async def test_a_conversation_of_chance(make_user: Callable[..., User], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time
    user, other = make_user(), make_user("other")
    kept = await other.add("Team meeting")
    for title in ("Buy groceries", "Team meeting", "Call mom"):
        await user.add(title)
    conversation = None
    for _ in range(6):
        words = chance.choices(KNOWN, k=chance.randint(1, 4)) + chance.choices(OTHERS, k=chance.randint(1, 5))
        chance.shuffle(words)
        answer = await user.chat(" ".join(words), conversation)
        conversation = answer["conversation_id"]
        assert answer["response"], words
        assert failures.UNEXPECTED not in answer["response"], words
        assert failures.TOO_MANY_STEPS not in answer["response"], words
        assert len(answer["tool_calls"]) <= MAX_CALLS, words
        assert {call["name"] for call in answer["tool_calls"]} <= set(TOOL_NAMES), words
    assert (await other.http.get(f"{other.root}/tasks")).json() == [kept]
