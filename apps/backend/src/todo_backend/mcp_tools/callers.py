"""Who calls a tool. Over HTTP the token says it; in memory the chat has put the signed-in user in."""

from typing import Any

from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError

# Where the HTTP endpoint leaves the token's user in the request's ASGI scope.
SCOPE_KEY = "todo.user_id"


def check_caller(context: Context[Any, Any], user_id: str) -> None:
    """Raises ToolError when the call came over HTTP with a token of somebody else."""
    request = context.request_context.request
    if request is not None and request.scope.get(SCOPE_KEY) != user_id:
        raise ToolError("The user_id is not that of your token.")
