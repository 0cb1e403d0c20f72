"""The pool: how many connections there are, and what happens while the database is away and after."""

import asyncio
from collections.abc import Callable

from pydantic import SecretStr
from sqlalchemy import text

from tests.conftest import MakeApp, User
from tests.relay import relay


async def test_a_database_that_comes_back_is_used_at_once(
    make_app: MakeApp, make_user: Callable[..., User], database_url: str
) -> None:
    async with relay(database_url) as (way, url):
        user = make_user(of=make_app(database_url=SecretStr(url)))
        await user.add("Milk")
        await way.cut()
        for method, path in (("GET", "/tasks"), ("POST", "/tasks"), ("GET", "/conversations"), ("POST", "/chat")):
            answer = await user.http.request(
                method, user.root + path, json={"title": "Bread", "message": "add bread"}
            )
            assert (answer.status_code, answer.json()["error"]["code"]) == (503, "database_unavailable"), path
            assert int(answer.headers["retry-after"]) >= 1
        assert (await user.http.get("/health/live")).status_code == 200
        assert (await user.http.get("/health/ready")).status_code == 503
        await way.begin()
        assert (await user.http.get("/health/ready")).status_code == 200
        assert await user.titles() == ["Milk"]
        assert (await user.chat("add bread"))["tool_calls"][0]["is_error"] is False
        assert await user.titles() == ["Milk", "Bread"]


async def test_a_restart_between_two_requests_is_not_noticed(
    make_app: MakeApp, make_user: Callable[..., User], database_url: str
) -> None:
    """Connections that lay in the pool are dead: each is tried before it is used."""
    async with relay(database_url) as (way, url):
        user = make_user(of=make_app(database_url=SecretStr(url), database_pool_size=5))
        await asyncio.gather(*(user.add(f"Task {number}") for number in range(5)))
        assert way.opened > 1
        for _ in range(3):
            await way.drop()
            answers = await asyncio.gather(*(user.http.get(f"{user.root}/tasks") for _ in range(5)))
            assert [answer.status_code for answer in answers] == [200] * 5


async def test_there_are_no_more_connections_than_the_settings_say(
    make_app: MakeApp, make_user: Callable[..., User], database_url: str
) -> None:
    url = f"{database_url}?application_name=pool-limit-test"
    app = make_app(database_url=SecretStr(url), database_pool_size=2, database_pool_overflow=1)
    user = make_user(of=app)
    most = 0

    async def watch() -> None:
        nonlocal most
        query = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pool-limit-test'")
        database = make_app().state.todo.database
        while True:
            async with database.session() as session:
                most = max(most, (await session.execute(query)).scalar_one())

    watcher = asyncio.create_task(watch())
    answers = await asyncio.gather(*(user.http.get(f"{user.root}/tasks") for _ in range(60)))
    watcher.cancel()
    assert {answer.status_code for answer in answers} == {200}
    assert 1 <= most <= 3


async def test_a_pool_that_stays_empty_is_503(make_app: MakeApp, make_user: Callable[..., User]) -> None:
    """All connections are in use for longer than a request waits."""
    app = make_app(database_pool_size=1, database_pool_overflow=0)
    user = make_user(of=app)
    database = app.state.todo.database
    database.engine.pool._timeout = 0.2
    async with database.session() as session:
        await session.execute(text("SELECT 1"))
        answer = await user.http.get(f"{user.root}/tasks")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "database_unavailable")
    assert (await user.http.get(f"{user.root}/tasks")).status_code == 200


async def test_a_reading_is_no_transaction_and_a_session_is_one(make_app: MakeApp) -> None:
    """On the same connection, in turns: what one is must not stick to it."""
    database = make_app(database_pool_size=1, database_pool_overflow=0).state.todo.database
    for _ in range(2):
        for block, is_one in ((database.reading, False), (database.session, True)):
            async with block() as session:
                await session.execute(text("SELECT 1"))
                connection = await (await session.connection()).get_raw_connection()
                assert connection.driver_connection.is_in_transaction() is is_one
