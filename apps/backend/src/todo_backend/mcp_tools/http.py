"""The MCP server over streamable HTTP: any replica answers any request, and each request brings its bearer token.

There are no sessions and no streams that stay open: a client that opens one (GET) gets a 405, as the protocol allows.
"""

import asyncio
import contextlib

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import Receive, Scope, Send

from todo_backend.middleware import MAX_BODY_BYTES


class McpHttp:
    """One for the process. `close` ends what `handle` has begun."""

    def __init__(self, server: MCPServer) -> None:
        # The Host is not looked at: the service has another name on every target (a pod, a Service, localhost), and
        # a page in a browser that rebinds a name still has no token.
        server.streamable_http_app(
            stateless_http=True,
            json_response=True,
            max_request_body_size=MAX_BODY_BYTES,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        self._manager = server.session_manager
        self._running: asyncio.Task[None] | None = None
        self._ready, self._ending = asyncio.Event(), asyncio.Event()

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request of a caller that is known by now."""
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        await self._ready.wait()
        await self._manager.handle_request(scope, receive, send)

    async def close(self) -> None:
        """Ends the requests that still run."""
        if self._running is not None:
            self._ending.set()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running

    async def _run(self) -> None:
        """The manager's task group: opened and closed in one task, which no request is."""
        async with self._manager.run():
            self._ready.set()
            await self._ending.wait()
