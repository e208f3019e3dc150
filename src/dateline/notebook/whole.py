"""A whole ledger: its state, a map, a timeline, and the latest incidents."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from dateline.model import Bins, IncidentPage, IncidentPoint, Query, Snapshot, TimelineBin
from dateline.notebook.bars import bars
from dateline.notebook.rendering import render
from dateline.notebook.world_map import draw_map

__all__ = ["Store", "View", "store_html", "view_html"]

POINTS = 20_000
"""Incidents on the map: they come in the order of their ids, which are hashes, so more are sampled evenly."""
LATEST = 8


class View(Protocol):
    """What is asked of `dateline.ledger.LedgerView`."""

    def snapshot(self) -> Snapshot:
        """The state that answers are given from."""

    def incidents(self, query: Query | None = None) -> IncidentPage:
        """The incidents that a query finds."""

    def timeline(self, query: Query | None = None, bins: Bins = "auto") -> tuple[TimelineBin, ...]:
        """Incidents by the stretch of days in which they begin."""

    def points(self, query: Query | None = None) -> Iterator[IncidentPoint]:
        """Incidents whose place has coordinates, by id."""


class Store(Protocol):
    """What is asked of `dateline.ledger.LedgerStore`."""

    @property
    def where(self) -> str:
        """The file or URL; a URL's password is hidden."""

    def view(self) -> View:
        """The ledger as it is."""


def view_html(view: View, where: str | None = None) -> str:
    """The ledger as it stands at the view's moment."""
    found = list(islice(view.points(), POINTS + 1))
    return render(
        "view",
        where=where,
        snapshot=view.snapshot(),
        map=draw_map(found[:POINTS]),
        sampled=POINTS if len(found) > POINTS else None,
        timeline=bars(view.timeline()),
        page=view.incidents(Query(limit=LATEST)),
    )


def store_html(store: Store) -> str:
    """The ledger as it is now."""
    return view_html(store.view(), store.where)
