"""Language models over HTTP in every way of failing: words, never a 500, never a tool run twice."""

import asyncio

import pytest
from pydantic import SecretStr

from tests.assistant.conftest import Start
from tests.fake_provider import (
    Behaviour,
    calls,
    cuts_off,
    error_in_stream,
    fails,
    hangs,
    says,
    talks_nonsense,
)

OFFLINE = {"provider": "offline", "model": "rules", "offline": True}
GROQ_120B = {"provider": "groq", "model": "openai/gpt-oss-120b", "offline": False}
GROQ_20B = {**GROQ_120B, "model": "openai/gpt-oss-20b"}
INSTEAD = "The offline assistant answers instead."


# What fails, how many calls that makes, and the words that name the cause and the setting.
FAILURES: list[tuple[str, list[Behaviour], int, list[str]]] = [
    ("bad key", [fails(401, "invalid_api_key")], 1, ["refused the key (401)", "GROQ_API_KEY"]),
    ("forbidden", [fails(403)] * 2, 2, ["(403)", "GROQ_API_KEY"]),
    ("no model", [fails(404, "model_not_found")] * 2, 2, ["no model “openai/gpt-oss-20b” (404)", "LLM_MODEL"]),
    ("too long", [fails(413, "rate_limit_exceeded")] * 2, 2, ["too long for Groq (413)"]),
    ("rate limit", [fails(429, retry_after="40")] * 2, 2, ["(429)", "40 seconds", "GROQ_API_KEY"]),
    ("short rate limit", [fails(429, retry_after="0.1")] * 4, 4, ["(429)"]),
    ("server error", [fails(500), fails(503), fails(502), fails(498)], 4, ["trouble of its own"]),
    ("bad request", [fails(400)] * 2, 2, ["(400)", "LLM_MODEL"]),
    ("tool_use_failed", [fails(400, "tool_use_failed", "Failed to call a function.")] * 4, 4, ["in a wrong way"]),
    (
        "error in the stream",
        [error_in_stream({"message": "Failed to call a function", "code": "tool_use_failed", "status_code": 400})]
        * 4,
        4,
        ["in a wrong way"],
    ),
    ("arguments that are no JSON", [calls(("add_task", "{title: milk"))] * 4, 4, ["in a wrong way"]),
    ("arguments that are no object", [calls(("add_task", "[1]"))] * 4, 4, ["in a wrong way"]),
    ("empty", [says("")] * 4, 4, ["empty answer"]),
    ("no JSON", [talks_nonsense(b"data: {nonsense\n\n")] * 4, 4, ["cannot be read", "LLM_BASE_URL"]),
    ("a page", [talks_nonsense(b"<html>Welcome</html>", "text/html")] * 4, 4, ["empty answer", "LLM_BASE_URL"]),
    ("cut off at once", [cuts_off()] * 2, 2, ["cannot be reached", "LLM_BASE_URL"]),
]


@pytest.mark.parametrize(
    ("script", "requests", "words"), [row[1:] for row in FAILURES], ids=[row[0] for row in FAILURES]
)
async def test_a_failure_falls_back_to_the_offline_assistant(
    start: Start, script: list[Behaviour], requests: int, words: list[str]
) -> None:
    user, fake = start(*script)
    answer = await user.chat("Add a task to buy groceries")
    assert all(word in answer["response"] for word in words), answer["response"]
    assert INSTEAD in answer["response"]
    assert "Added “Buy groceries”" in answer["response"]
    assert answer["assistant"] == OFFLINE
    assert len(fake.requests) == requests
    assert await user.titles() == ["Buy groceries"]


@pytest.mark.parametrize(
    ("script", "words"), [(row[1], row[3]) for row in FAILURES], ids=[row[0] for row in FAILURES]
)
async def test_a_failure_that_the_rules_cannot_help_with_is_said(
    start: Start, script: list[Behaviour], words: list[str]
) -> None:
    user, _ = start(*script)
    answer = await user.chat("Was there not something with cheese?")
    assert all(word in answer["response"] for word in words), answer["response"]
    assert INSTEAD not in answer["response"]
    assert answer["tool_calls"] == []


async def test_a_timeout(start: Start) -> None:
    user, fake = start(hangs(0.6), hangs(0.6), llm_timeout_seconds=0.2)
    answer = await user.chat("Show me all my tasks")
    assert "did not answer in time" in answer["response"]
    assert "LLM_TIMEOUT_SECONDS" in answer["response"]
    assert INSTEAD in answer["response"]
    assert len(fake.requests) == 2


async def test_a_turn_that_takes_too_long(start: Start) -> None:
    user, _ = start(hangs(1), chat_timeout_seconds=0.3)
    answer = await user.chat("Show me all my tasks")
    assert "CHAT_TIMEOUT_SECONDS" in answer["response"]


async def test_a_service_that_is_not_there(start: Start) -> None:
    user, _ = start(llm_base_url="http://127.0.0.1:1/v1")
    answer = await user.chat("Show me all my tasks")
    assert "cannot be reached" in answer["response"]
    assert INSTEAD in answer["response"]


async def test_the_second_model_helps_out(start: Start) -> None:
    user, fake = start(fails(404, "model_not_found"), calls(("add_task", {"title": "Milk"})), says("Added."))
    answer = await user.chat("milk, please")
    assert (answer["response"], answer["assistant"]) == ("Added.", GROQ_20B)
    assert [request["model"] for request in fake.requests] == [
        "openai/gpt-oss-120b",
        "openai/gpt-oss-20b",
        "openai/gpt-oss-20b",
    ]


async def test_one_more_try_helps(start: Start) -> None:
    user, _ = start(fails(503), says("Hello."))
    answer = await user.chat("hi there, how do you do")
    assert (answer["response"], answer["assistant"]) == ("Hello.", GROQ_120B)


AFTER_A_TOOL: list[tuple[str, list[Behaviour], str]] = [
    ("429", [fails(429, retry_after="40")] * 2, "(429)"),
    ("401", [fails(401)], "(401)"),
    ("500", [fails(500)] * 4, "trouble of its own"),
    ("cut off", [cuts_off()] * 4, "LLM_BASE_URL"),
    ("cut off while speaking", [cuts_off("I have ")], "I have"),
]


@pytest.mark.parametrize(("script", "words"), [row[1:] for row in AFTER_A_TOOL], ids=[row[0] for row in AFTER_A_TOOL])
async def test_a_failure_after_a_tool_runs_no_tool_again(start: Start, script: list[Behaviour], words: str) -> None:
    user, _ = start(calls(("add_task", {"title": "Buy milk"})), *script)
    answer = await user.chat("Add a task to buy milk")
    assert words in answer["response"]
    assert "Added “Buy milk”" in answer["response"] or "I have" in answer["response"]
    assert [call["name"] for call in answer["tool_calls"]] == ["add_task"]
    assert await user.titles() == ["Buy milk"]


async def test_another_model_goes_on_after_a_tool(start: Start) -> None:
    user, fake = start(calls(("add_task", {"title": "Milk"})), fails(404), says("It is on your list."))
    answer = await user.chat("milk")
    assert answer["response"] == "It is on your list."
    assert fake.requests[2]["messages"][-1]["role"] == "tool"
    assert await user.titles() == ["Milk"]


async def test_a_server_of_ones_own_needs_no_key(start: Start) -> None:
    user, fake = start(says("Hello."), llm_provider="auto", groq_api_key=SecretStr(""), llm_model="tiny, tinier")
    answer = await user.chat("hi you")
    assert answer["assistant"] == {"provider": "custom", "model": "tiny", "offline": False}
    assert fake.requests[0]["model"] == "tiny"


async def test_no_key_reaches_an_answer_or_a_log(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    user, _ = start(fails(401, message="Incorrect API key provided: gsk_secret"))
    answer = await user.chat("Show me all my tasks")
    assert "gsk_secret" not in str(answer)
    assert "gsk_secret" not in capsys.readouterr().out


async def test_no_database_connection_is_held_while_a_model_thinks(start: Start) -> None:
    user, _ = start(hangs(3), says("-"), database_pool_size=1, database_pool_overflow=0)
    await user.titles()
    thinking = asyncio.create_task(user.chat("what now"))
    await asyncio.sleep(0.2)
    assert await user.titles() == []
    assert not thinking.done()
    assert (await thinking)["response"] == "late"
