"""What every export says of itself: the question, the state of the ledger, who read it, and the licence."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import Any

from dateline.data import read_yaml
from dateline.model import Query, Snapshot

__all__ = ["Note"]


@cache
def _program() -> str:
    return f"dateline {version('dateline')}"


@dataclass(frozen=True, slots=True)
class Note:
    """The origin of an export."""

    format: str
    query: Query
    snapshot: Snapshot
    as_of: str | None = None

    @property
    def generator(self) -> str:
        """Name and version of the program."""
        return _program()

    @property
    def licence(self) -> str:
        """What may be done with the rows, in words."""
        texts = read_yaml("exports/licence.yaml")
        return " ".join(filter(None, (texts["all"], texts["formats"].get(self.format))))

    def document(self) -> dict[str, Any]:
        """The note as JSON; filters that were not given are left out."""
        query = self.query.model_dump(mode="json", exclude_defaults=True, exclude={"limit", "cursor"})
        return {
            "generator": self.generator,
            "format": self.format,
            "query": query,
            "as_of": self.as_of,
            "snapshot": self.snapshot.model_dump(mode="json"),
            "readers": list(self.snapshot.readers),
            "licence": self.licence,
        }
