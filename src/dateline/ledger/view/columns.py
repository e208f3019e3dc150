"""What facets count, of all incidents, as arrays in memory: read once for each state of the ledger.

With 50,000 incidents SQL took 140 to 520 ms to group the hits of one filter by eight fields. Here the filter
alone is SQL's, the same that the list asks; the counting is 2 ms.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import ColumnElement, Connection, Select, Text, cast, func, select

from dateline.ledger.tables import derived
from dateline.ledger.tables.working import fold_state
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import identities
from dateline.model import Query

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Coding", "IncidentColumns", "KeptColumns"]


@dataclass(frozen=True, slots=True)
class Coding:
    """One field of the incidents that have it, any number of values each."""

    values: tuple[str, ...]
    """In order."""
    labels: tuple[str, ...]
    """For a person to read, one for each value."""
    incidents: "NDArray[Any]"
    """Places among the ids, one for each incident and value."""
    codes: "NDArray[Any]"
    """Places among the values, beside `incidents`."""

    def counts(self, hits: "NDArray[Any]") -> "NDArray[Any]":
        """How many of the incidents have each value.

        Args:
            hits: for each incident, whether it counts.
        """
        import numpy as np  # noqa: PLC0415 - kept out of every other command's start

        return np.bincount(self.codes[hits[self.incidents]], minlength=len(self.values))


@dataclass(frozen=True, slots=True)
class IncidentColumns:
    """The fields that are counted, of every incident, rejected ones too: some 60 bytes an incident."""

    ids: "NDArray[Any]"
    """In order."""
    fields: dict[str, Coding]

    @classmethod
    def read(cls, connection: Connection) -> Self:
        """All of a ledger; 0.3 s for 50,000 incidents."""
        import numpy as np  # noqa: PLC0415 - as above

        incident, event, story = derived.incident.c, derived.event.c, derived.story.c
        part, actor = derived.incident_actor.c, derived.actor.c
        own = {
            "type": incident.type,
            "mode": incident.mode,
            "country": incident.country,
            "standing": incident.standing,
            "status": incident.status,
            "month": func.substr(happened(), 1, 7),
        }
        names, *columns = _lists(
            connection, select(incident.id, *(column.label(name) for name, column in own.items()))
        )
        ids = np.sort(np.array(names, dtype=np.bytes_))
        rows = _places(ids, names)
        fields = {name: _coding(rows, values) for name, values in zip(own, columns, strict=True)}
        taking, actors = _lists(connection, select(part.incident, part.actor))
        known = dict(zip(*_lists(connection, select(actor.id, actor.name)), strict=True))
        fields["actor"] = _coding(_places(ids, taking), actors, known)
        told, publishers = _lists(
            connection,
            select(event.incident, story.publisher).join_from(
                derived.event, derived.story, event.report == story.report
            ),
        )
        fields["source"] = _coding(_places(ids, told), publishers)
        return cls(ids, fields)

    def hits(self, connection: Connection, query: Query) -> "NDArray[Any]":
        """For each incident, whether a query finds it.

        Args:
            connection: sees the state that the columns were read from.
            query: its page plays no part.

        Raises:
            QueryError: if a filter can't be understood.
        """
        import numpy as np  # noqa: PLC0415 - as above

        hits = np.zeros(len(self.ids), dtype=np.bool_)
        (found,) = _lists(connection, identities(connection, query))
        hits[_places(self.ids, found)] = True
        return hits


class KeptColumns:
    """The columns of the last state that was asked for; for any thread."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._held: tuple[tuple[int, str] | None, IncidentColumns] | None = None

    def of(self, connection: Connection) -> IncidentColumns:
        """Those of the state that a connection sees, which must stay the same until they are used."""
        row = connection.execute(select(fold_state.c.sequence, fold_state.c.version)).one_or_none()
        state = None if row is None else (int(row.sequence), str(row.version))
        # Two who ask at once wait for one reading.
        with self._turn:
            if self._held is None or self._held[0] != state:
                self._held = state, IncidentColumns.read(connection)
            _, columns = self._held
        return columns


def _lists(connection: Connection, selection: Select[Any]) -> list[list[Any]]:
    """The columns of a selection, their rows in the same order.

    Each comes as one JSON array, which the database writes and Python reads in a fifth of the time that as
    many rows take: 10 ms in place of 60 for 20,000 ids.
    """
    rows = selection.subquery()
    if connection.dialect.name == "sqlite":
        arrays: list[ColumnElement[Any]] = [func.json_group_array(column) for column in rows.c]
    else:
        arrays = [cast(func.json_agg(column), Text) for column in rows.c]
    return [json.loads(array or "[]") for array in connection.execute(select(*arrays)).one()]


def _places(ids: "NDArray[Any]", some: list[str]) -> "NDArray[Any]":
    """Where some ids stand among all, which are in order."""
    import numpy as np  # noqa: PLC0415 - as above

    return np.searchsorted(ids, np.array(some, dtype=np.bytes_))


def _coding(
    rows: "NDArray[Any]", values: list[str | None], labels: Mapping[str, str] | None = None
) -> Coding:
    """A field, from pairs of incident and value.

    Args:
        rows: places of the incidents; one that has a value twice counts once.
        values: beside them; what is unknown or empty is left out.
        labels: of the values, of which others are left out; None where each is its own.
    """
    import numpy as np  # noqa: PLC0415 - as above

    known = sorted(one for one in set(values) if one and (labels is None or one in labels))
    number: dict[str | None, int] = {value: place for place, value in enumerate(known)}
    codes = np.fromiter((number.get(value, -1) for value in values), np.int64, len(values))
    width = max(1, len(known))
    once = np.unique((rows * width + codes)[codes >= 0])
    return Coding(
        tuple(known),
        tuple(known if labels is None else (labels[value] for value in known)),
        (once // width).astype(np.int32),
        (once % width).astype(np.int32),
    )
