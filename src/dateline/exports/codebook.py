"""The rules of a format as its data file states them: columns, what is left out, and what is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.data import read_yaml

__all__ = ["Codebook", "Column", "load_codebook"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column or field of a format."""

    name: str
    type: str
    """`text`, `integer`, `number`, `boolean`, `date`, `datetime` or `json`."""
    required: bool = False
    values: tuple[str, ...] = ()
    """All that it may hold, as text; empty where anything of the type may stand."""
    least: float | None = None
    most: float | None = None
    pattern: str | None = None
    many: str | None = None
    """What separates the entries of a list."""
    source: str | None = None
    """Where the value comes from in an export, in words."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a format holds, and what becomes of an incident in it."""

    name: str
    title: str
    media_type: str
    suffix: str
    carries_note: bool
    """Whether the file itself has a place for the query, the snapshot and the loss report."""
    columns: tuple[Column, ...]
    optional_columns: tuple[str, ...]
    left_out: Mapping[str, str]
    """Reasons to leave an incident out, by key."""
    notes: Mapping[str, str]
    """What a row can't say of its incident, by key."""
    not_held: tuple[str, ...]
    """What no row of the format can hold."""
    rules: Mapping[str, Any]
    """The rest of the data file."""

    @property
    def first_year(self) -> float:
        """The year with which the data set begins: the least that its column `year` may hold.

        Raises:
            KeyError: where it has no such column.
        """
        least = {column.name: column.least for column in self.columns}["year"]
        return least if least is not None else 0

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _column(name: str, rules: Mapping[str, Any]) -> Column:
    return Column(
        name=name,
        type=rules["type"],
        required=bool(rules.get("required", False)),
        values=tuple(str(value) for value in rules.get("values", ())),
        least=rules.get("min"),
        most=rules.get("max"),
        pattern=rules.get("pattern"),
        many=rules.get("many"),
        source=rules.get("from"),
    )


@cache
def load_codebook(name: str) -> Codebook:
    """The rules of a format.

    Args:
        name: as on the command line, such as `acled`.

    Raises:
        FileNotFoundError: where there is no such format.
    """
    raw = read_yaml(f"exports/{name}.yaml")
    own = {
        "title",
        "media_type",
        "suffix",
        "carries",
        "columns",
        "optional_columns",
        "left_out",
        "notes",
        "not_held",
    }
    return Codebook(
        name=name,
        title=raw["title"],
        media_type=raw["media_type"],
        suffix=raw["suffix"],
        carries_note=raw["carries"] == "file",
        columns=tuple(_column(column, rules) for column, rules in raw["columns"].items()),
        optional_columns=tuple(raw.get("optional_columns", ())),
        left_out=raw["left_out"],
        notes=raw["notes"],
        not_held=tuple(raw["not_held"]),
        rules={key: value for key, value in raw.items() if key not in own},
    )
