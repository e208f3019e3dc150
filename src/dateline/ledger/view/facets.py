"""How the incidents of a query spread over the values of each field."""

from sqlalchemy import Connection

from dateline.ledger.view.columns import IncidentColumns
from dateline.model import Facet, Query

__all__ = ["FIELDS", "MOST", "facets"]

FIELDS = ("type", "mode", "country", "actor", "standing", "status", "source", "month")
MOST = 100
"""Values of one field, the most frequent first; months are all given, in order."""


def facets(connection: Connection, query: Query, columns: IncidentColumns) -> dict[str, tuple[Facet, ...]]:
    """Values of the fields `FIELDS` among the incidents of a query, with how many have them.

    `actor` counts those who act or are acted on, by id under their names; `source` counts the publishers of
    the reports; an incident counts once for each of them. A value that is unknown is left out.

    Args:
        connection: to the ledger.
        query: the filters.
        columns: of the state that the connection sees.

    Raises:
        QueryError: if a filter can't be understood.
    """
    import numpy as np  # noqa: PLC0415 - kept out of every other command's start

    hits = columns.hits(connection, query)
    answer: dict[str, tuple[Facet, ...]] = {}
    for name in FIELDS:
        field = columns.fields[name]
        numbers = field.counts(hits)
        # Values stand in order: so do all months, and so go ties among the others.
        most = np.argsort(-numbers, kind="stable")[:MOST]
        shown = np.flatnonzero(numbers) if name == "month" else most
        answer[name] = tuple(
            Facet(value=field.values[one], label=field.labels[one], count=int(numbers[one]))
            for one in shown
            if numbers[one]
        )
    return answer
