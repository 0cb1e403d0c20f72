"""Language models over HTTP that behave: their tools, what goes over the wire, and the bounds of a turn."""

from collections.abc import Callable

from tests.assistant.conftest import Start
from tests.conftest import User
from tests.fake_provider import calls, says

GROQ_120B = {"provider": "groq", "model": "openai/gpt-oss-120b", "offline": False}


async def test_a_turn_with_a_tool(start: Start) -> None:
    user, fake = start(calls(("add_task", {"title": "Buy milk"})), says("Added ", "it!"))
    answer = await user.chat("please put milk on it")
    assert answer["response"] == "Added it!"
    assert answer["assistant"] == GROQ_120B
    assert [(call["name"], call["arguments"]) for call in answer["tool_calls"]] == [
        ("add_task", {"title": "Buy milk"})
    ]
    assert await user.titles() == ["Buy milk"]
    assert fake.headers[0]["authorization"] == "Bearer gsk_secret"


async def test_what_goes_over_the_wire(start: Start) -> None:
    user, fake = start(calls(("list_tasks", {})), says("Nothing."), says("Hi."))
    first = await user.chat("what is there?")
    await user.chat("hello", first["conversation_id"])
    body = fake.requests[0]
    assert body["path"] == "/v1/chat/completions"
    assert body["model"] == "openai/gpt-oss-120b"
    # Unknown fields are a 400 at Groq.
    assert set(body) - {"path"} <= {"messages", "model", "stream", "tools", "max_tokens", "stream_options"}
    assert [tool["function"]["name"] for tool in body["tools"]] == [
        "add_task",
        "list_tasks",
        "complete_task",
        "delete_task",
        "update_task",
    ]
    assert "user_id" not in str(body)
    assert user.id not in str(fake.requests)
    for tool in body["tools"]:
        assert "anyOf" not in str(tool)
        assert set(tool["function"]) <= {"name", "description", "parameters", "strict"}
        assert tool["function"].get("strict") is not None or "strict" not in tool["function"]
    assert [message["role"] for message in fake.requests[2]["messages"]] == [
        "system",
        "user",
        "assistant",
        "tool",
        "assistant",
        "user",
    ]


async def test_a_forged_user_id_is_overridden(start: Start, make_user: Callable[..., User]) -> None:
    victim = make_user("victim")
    forged = {"title": "Mine now", "user_id": victim.id}
    user, _ = start(calls(("add_task", forged)), says("Done."))
    answer = await user.chat("add it")
    assert answer["tool_calls"][0]["arguments"] == {"title": "Mine now"}
    assert await user.titles() == ["Mine now"]
    assert await victim.titles() == []


async def test_bad_arguments_come_back_as_clean_words(start: Start) -> None:
    user, fake = start(calls(("complete_task", {"task_id": "seven"})), says("Which number?"))
    answer = await user.chat("do it")
    assert answer["tool_calls"][0]["is_error"]
    result = answer["tool_calls"][0]["result"]
    assert result.startswith("The arguments are wrong. task_id: ")
    assert user.id not in str(fake.requests)
    assert "pydantic" not in str(fake.requests)
    assert "input_value" not in str(fake.requests)


async def test_numbers_as_text_are_taken(start: Start) -> None:
    user, fake = start(says("-"))
    task = await user.add("Milk")
    fake.script[:] = [calls(("complete_task", {"task_id": str(task["id"])})), says("Done.")]
    assert not (await user.chat("do it"))["tool_calls"][0]["is_error"]
    assert await user.titles(status="completed") == ["Milk"]


async def test_an_unknown_tool_is_told_to_the_model(start: Start) -> None:
    user, fake = start(calls(("drop_database", {})), says("I cannot do that."))
    answer = await user.chat("drop it")
    assert (answer["response"], answer["tool_calls"]) == ("I cannot do that.", [])
    assert len(fake.requests) == 2


async def test_calls_at_once_run_in_order(start: Start) -> None:
    titles = [f"T{number}" for number in range(1, 7)]
    user, _ = start(calls(*(("add_task", {"title": title}) for title in titles)), says("Done."))
    await user.chat("add them")
    assert await user.titles() == titles


async def test_more_than_eight_calls_are_refused(start: Start) -> None:
    user, _ = start(calls(*(("add_task", {"title": f"T{n}"}) for n in range(12))), says("Eight are done."))
    answer = await user.chat("add them")
    assert len(await user.titles()) == 8
    assert [call["is_error"] for call in answer["tool_calls"]] == [False] * 8 + [True] * 4


async def test_a_model_that_never_ends_is_stopped(start: Start) -> None:
    user, fake = start(*[calls(("list_tasks", {}))] * 10)
    answer = await user.chat("go on")
    assert "more steps than I may take" in answer["response"]
    assert len(fake.requests) == 8
