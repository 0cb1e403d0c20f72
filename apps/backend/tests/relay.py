"""A TCP relay in front of PostgreSQL that can be cut and put back: a database that was away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import make_url


class Relay:
    """Counts the connections that go through it."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._port = 0
        self.opened = 0

    async def begin(self) -> int:
        """Listens; returns the port, which stays the same for the next time."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]
        return self._port

    async def drop(self) -> None:
        """Ends all connections, as a database that restarts does."""
        for writer in list(self._writers):
            writer.transport.abort()
        await asyncio.sleep(0.05)

    async def cut(self) -> None:
        """Ends all connections and refuses new ones."""
        assert self._server
        self._server.close()
        await self.drop()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        there, back = await asyncio.open_connection(*self._target)
        self._writers |= {writer, back}
        await asyncio.gather(_copy(reader, back), _copy(there, writer), return_exceptions=True)
        self._writers -= {writer, back}


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    finally:
        writer.close()


@asynccontextmanager
async def relay(database_url: str) -> AsyncIterator[tuple[Relay, str]]:
    """The relay, and a URL that leads through it."""
    url = make_url(database_url)
    assert url.host
    made = Relay(url.host, url.port or 5432)
    port = await made.begin()
    try:
        yield made, url.set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
    finally:
        await made.cut()
