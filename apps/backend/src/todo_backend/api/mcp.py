"""`/mcp`: the five tools for MCP clients, with the bearer token that the REST routes take.

A plain ASGI route, not a FastAPI one: the protocol is JSON-RPC and has its own description (`tools/list`).
"""

from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from todo_backend.auth.verifier import unauthorized
from todo_backend.errors import ApiError
from todo_backend.state import app_state


class McpEndpoint:
    """Checks the token, then hands the request to the MCP server."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises ApiError 401 (with WWW-Authenticate) and 405; the app's handlers answer these."""
        from todo_backend.mcp_tools.callers import SCOPE_KEY  # loads the MCP package: not with the server

        request = Request(scope, receive)
        state = app_state(request)
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not token.strip():
            raise unauthorized("A bearer token is needed.")
        scope[SCOPE_KEY] = await state.verifier.user_id(token.strip())
        if request.method != "POST":
            raise ApiError(405, "method_not_allowed", "This path takes POST only.", {"Allow": "POST"})
        service = await state.assistant.get()
        await service.mcp.handle(scope, receive, send)


route = Route("/mcp", McpEndpoint(), methods=None, include_in_schema=False)
