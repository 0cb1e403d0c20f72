"""The five tools of the spec on an MCP server, and the way the assistant reaches them."""
