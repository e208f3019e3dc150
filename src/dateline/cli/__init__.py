"""The `dateline` command."""

from dateline.cli.program import main

__all__ = ["main"]
