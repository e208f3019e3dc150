"""A ledger for assistants that speak the Model Context Protocol: tools that read, none that writes."""

from dateline.mcp.server import make_server

__all__ = ["make_server"]
