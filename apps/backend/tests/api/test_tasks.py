"""Tasks over HTTP, as the spec's table has them."""

from typing import Any

import pytest

from tests.conftest import User


async def test_a_new_task(user: User) -> None:
    task = await user.add("  Buy\tgroceries ", description="Milk\r\nEggs")
    assert task["title"] == "Buy groceries"
    assert task["description"] == "Milk\nEggs"
    assert task["completed"] is False
    assert task["user_id"] == user.id
    assert isinstance(task["id"], int)
    assert task["created_at"] == task["updated_at"]
    assert set(task) == {"id", "user_id", "title", "description", "completed", "due_date", "created_at", "updated_at"}
    read = await user.http.get(f"{user.root}/tasks/{task['id']}")
    assert (read.status_code, read.json()) == (200, task)


async def test_lists_filter_and_sort(user: User) -> None:
    for title in ("banana", "Apple", "cherry"):
        await user.add(title)
    tasks = (await user.http.get(f"{user.root}/tasks")).json()
    await user.http.patch(f"{user.root}/tasks/{tasks[1]['id']}/complete")
    assert await user.titles() == ["banana", "Apple", "cherry"]
    assert await user.titles(sort="created", status="all") == ["banana", "Apple", "cherry"]
    assert await user.titles(sort="title") == ["Apple", "banana", "cherry"]
    assert await user.titles(status="pending", sort="title") == ["banana", "cherry"]
    assert await user.titles(status="completed") == ["Apple"]


async def test_a_due_date_is_kept_sorted_by_and_emptied(user: User) -> None:
    for title, due in (("late", "2027-01-01"), ("never", None), ("soon", "2026-12-24"), ("also never", None)):
        task = await user.add(title, due_date=due)
        assert task["due_date"] == due
    assert await user.titles(sort="due_date") == ["soon", "late", "never", "also never"]
    tasks = (await user.http.get(f"{user.root}/tasks")).json()
    path = f"{user.root}/tasks/{tasks[2]['id']}"
    assert (await user.http.put(path, json={"title": "sooner"})).json()["due_date"] == "2026-12-24"
    assert (await user.http.put(path, json={"due_date": "2028-02-29"})).json()["due_date"] == "2028-02-29"
    assert await user.titles(sort="due_date", status="pending") == ["late", "sooner", "never", "also never"]
    assert (await user.http.put(path, json={"due_date": None})).json()["due_date"] is None
    assert (await user.http.get(path)).json()["due_date"] is None


async def test_put_changes_what_is_given(user: User) -> None:
    task = await user.add("Old", description="Details")
    path = f"{user.root}/tasks/{task['id']}"
    renamed = (await user.http.put(path, json={"title": "New"})).json()
    assert (renamed["title"], renamed["description"], renamed["completed"]) == ("New", "Details", False)
    assert renamed["updated_at"] > task["updated_at"]
    assert renamed["created_at"] == task["created_at"]
    done = (await user.http.put(path, json={"completed": True, "description": None})).json()
    assert (done["title"], done["description"], done["completed"]) == ("New", None, True)
    emptied = (await user.http.put(path, json={"description": "  "})).json()
    assert emptied["description"] is None


async def test_patch_toggles(user: User) -> None:
    task = await user.add("Task")
    path = f"{user.root}/tasks/{task['id']}/complete"
    assert (await user.http.patch(path)).json()["completed"] is True
    assert (await user.http.patch(path)).json()["completed"] is False


async def test_delete(user: User) -> None:
    task = await user.add("Task")
    path = f"{user.root}/tasks/{task['id']}"
    gone = await user.http.delete(path)
    assert (gone.status_code, gone.content) == (204, b"")
    assert (await user.http.delete(path)).status_code == 404
    assert (await user.http.get(path)).status_code == 404


@pytest.mark.parametrize("number", [1, 2**53 - 1])
async def test_an_id_that_is_not_there(user: User, number: int) -> None:
    path = f"{user.root}/tasks/{number}"
    answers = [
        await user.http.get(path),
        await user.http.put(path, json={"title": "x"}),
        await user.http.delete(path),
        await user.http.patch(f"{path}/complete"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert answers[0].json()["error"]["message"] == f"There is no task {number}."


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": ""},
        {"title": "   "},
        {"title": "\u0000\u0007"},
        {"title": "x" * 201},
        {"title": 5},
        {"title": None},
        {"title": "ok", "description": "x" * 1001},
        {"title": "ok", "description": 5},
        {"title": "ok", "due_date": "2026-02-30"},
        {"title": "ok", "due_date": "2026-12-24T00:00:00"},
        {"title": "ok", "due_date": "tomorrow"},
        {"title": "ok", "due_date": ""},
        {"title": "ok", "due_date": 0},
        {"title": "ok", "due_date": True},
        {"title": "ok", "due_date": ["2026-12-24"]},
        [],
        "text",
        None,
    ],
)
async def test_a_wrong_new_task_is_refused(user: User, body: Any) -> None:
    answer = await user.http.post(f"{user.root}/tasks", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "validation_failed"
    assert await user.titles() == []


@pytest.mark.parametrize(
    "body", [{}, {"title": ""}, {"title": None}, {"completed": None}, {"completed": "maybe"}, {"x": 1}]
)
async def test_a_wrong_change_is_refused(user: User, body: dict[str, Any]) -> None:
    task = await user.add("Task")
    answer = await user.http.put(f"{user.root}/tasks/{task['id']}", json=body)
    assert answer.status_code == 422
    assert await user.titles() == ["Task"]


@pytest.mark.parametrize(
    "number", ["0", "-1", "x", "1.5", "9007199254740992", "%00", "+7", "%207", "1_0", "7.0", "%D9%A7"]
)
async def test_a_wrong_id_is_refused(user: User, number: str) -> None:
    assert (await user.http.get(f"{user.root}/tasks/{number}")).status_code == 422


@pytest.mark.parametrize("query", ["status=open", "sort=random", "status="])
async def test_a_wrong_filter_is_refused(user: User, query: str) -> None:
    assert (await user.http.get(f"{user.root}/tasks?{query}")).status_code == 422


async def test_text_that_postgresql_cannot_hold_is_cleaned(user: User) -> None:
    raw = b'{"title": "a\\u0000b\\ud800c", "description": "\\u202Ex"}'
    answer = await user.http.post(f"{user.root}/tasks", content=raw, headers={"content-type": "application/json"})
    assert answer.status_code == 201
    assert (answer.json()["title"], answer.json()["description"]) == ("abc", "x")


async def test_limits_count_characters_not_bytes(user: User) -> None:
    task = await user.add("ü" * 200, description="😀" * 1000)
    assert len(task["title"]) == 200
    assert len(task["description"]) == 1000
