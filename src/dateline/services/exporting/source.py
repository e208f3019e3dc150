"""What an export is made from."""

from collections.abc import Iterator
from typing import Any, Protocol

from dateline.model import Query, Snapshot

__all__ = ["ExportSource"]


class ExportSource(Protocol):
    """A ledger's view, or the ledger itself."""

    def snapshot(self) -> Snapshot:
        """The state that rows are given from."""

    def rows(
        self, table: str, query: Query | None = None, batch: int = 10_000, *, body: bool = False
    ) -> Iterator[list[dict[str, Any]]]:
        """Rows of a derived table in batches; with `body`, incidents bring their whole JSON."""
