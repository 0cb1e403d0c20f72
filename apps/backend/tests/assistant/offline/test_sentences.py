"""Every sentence of the table through the real chat: HTTP, runner, MCP tools, PostgreSQL."""

import re
import time
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi import FastAPI

from tests.assistant.offline.table import CASES
from tests.assistant.offline.table.case import Case, days_of
from tests.conftest import User
from todo_backend.assistant.offline.clauses import split_clauses
from todo_backend.assistant.offline.parser import parse
from todo_backend.db.engine import Database
from todo_backend.db.models import Task
from todo_backend.text_rules import MESSAGE_LENGTH


class Numbers:
    """What the names in the table stand for: `{1}`, `{new}` (and the one before it), `{made}`, `{friday}`."""

    def __init__(self, ids: list[int]) -> None:
        self.ids, self.new = ids, [0, 0]
        self.days = days_of(datetime.now(UTC).date())

    def learn(self, answer: dict[str, Any]) -> None:
        """The tasks that an earlier sentence has added."""
        self.new += [call["result"]["task_id"] for call in answer["tool_calls"] if call["name"] == "add_task"]

    def fill(self, text: str, made: int = 0) -> str:
        """The text with the names replaced; `made` is what the sentence itself has added."""
        known = {str(place): str(number) for place, number in enumerate(self.ids, start=1)} | self.days
        known |= {"new": str(self.new[-1]), "new-1": str(self.new[-2]), "made": str(made)}
        return re.sub(r"\{([\w -]+)\}", lambda name: known[name[1]], text)

    def expected(self, case: Case, answer: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        """The calls of a row."""
        made = [call["result"]["task_id"] for call in answer["tool_calls"] if call["name"] == "add_task"]
        calls = []
        for name, arguments in case.calls:
            texts = {
                key: self.fill(value, (made or [0])[-1]) for key, value in arguments.items() if isinstance(value, str)
            }
            filled = {**arguments, **texts}
            calls.append((name, filled | ({"task_id": int(filled["task_id"])} if "task_id" in filled else {})))
        return calls


@pytest.mark.parametrize("case", CASES, ids=lambda case: " / ".join(case.sentences)[:70])
async def test_sentence_leads_to_its_tool_calls(app: FastAPI, user: User, case: Case) -> None:
    database: Database = app.state.todo.database
    async with database.session() as session:
        rows = [Task(user_id=user.id, title=title.removesuffix(" ✓"), completed="✓" in title) for title in case.tasks]
        session.add_all(rows)
        await session.flush()
        ids = [row.id or 0 for row in rows]
    numbers = Numbers(ids)
    answer = await user.chat(numbers.fill(case.sentences[0]))
    for sentence in case.sentences[1:]:
        numbers.learn(answer)
        answer = await user.chat(numbers.fill(sentence), answer["conversation_id"])
    calls = [(call["name"], call["arguments"]) for call in answer["tool_calls"]]
    assert calls == numbers.expected(case, answer)
    assert case.says in answer["response"]
    assert answer["response"]
    assert answer["assistant"] == {"provider": "offline", "model": "rules", "offline": True}


def test_the_table_is_long_enough() -> None:
    assert len({case.sentences for case in CASES if len(case.sentences) == 1}) >= 200
    assert len({case.sentences for case in CASES if len(case.sentences) > 1}) >= 40


@pytest.mark.parametrize(
    "text",
    [
        "add " + "and " * 490,
        "please " * 280,
        "1 " * 1000,
        "add " + "'a' " * 490,
        "mark " + "as " * 600 + "x",
        "a " * 1000,
        "add a. " * 280,
        "delete task 1 and " * 110,
        "by friday " * 190,
        "the " * 490 + "is done",
        "what " * 390,
        "not done " * 210,
        "i have " * 280,
        "show " * 390,
        "\n- x" * 480,
        "5 may " * 320,
        "((((" * 480,
        '"' * 1990,
        "to " * 660,
        "tonight " * 240,
        "five item " * 190,
        "delete " + "five item " * 25 + "x",
        "task 1, " * 240 + "x",
        "mark " + "task 1 and " * 25 + "x done",
        "then " * 390,
        "delete " + ", " * 900,
        "what " + "\n " * 900,
    ],
)
def test_no_sentence_takes_long_to_read(text: str) -> None:
    started = time.perf_counter()
    today = date(2026, 11, 23)
    for clause in split_clauses(text[:MESSAGE_LENGTH], today):
        parse(clause, today)
    assert time.perf_counter() - started < 1
