"""A ledger as it stands, to look things up in."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Engine

from dateline.ledger.engine import reading
from dateline.ledger.records import Records
from dateline.ledger.view import (
    actors,
    dyads,
    facets,
    frames,
    incidents,
    judgements,
    paging,
    points,
    queue,
    reports,
    timeline,
)
from dateline.ledger.view.columns import KeptColumns
from dateline.ledger.view.filters import question
from dateline.ledger.view.snapshot import last_sequence, snapshot
from dateline.ledger.view.under_policy import incident_under, known_policy, page_under
from dateline.model import (
    ActorPage,
    ActorProfile,
    Bins,
    Dyad,
    Facet,
    Incident,
    IncidentPage,
    IncidentPoint,
    Judgement,
    Ledger,
    Query,
    QueuePage,
    ReportPage,
    Snapshot,
    StoredReport,
    TimelineBin,
)

if TYPE_CHECKING:
    import polars

__all__ = ["LedgerView"]

Answer = TypeVar("Answer")
KEPT = 64
"""Sums that a view remembers: a page of the desk asks for some three, and each takes kilobytes."""


class LedgerView:
    """Questions to a ledger; each answer comes from one state of it, and nothing is written.

    Args:
        engine: of the database that holds the derived tables.
        log: of the database that holds the log they were folded from; the same one where left out.
        until: the last entry that counts; None for all. The derived tables must be folded up to there.
        where: what messages call the ledger.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        log: Engine | None = None,
        until: int | None = None,
        where: str = "the ledger",
    ) -> None:
        self._engine, self._until, self._where = engine, until, where
        self._log_engine = log or engine
        self._snapshot: Snapshot | None = None
        self._answers: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._columns = KeptColumns()

    def _connect(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self._where)

    def _log(self) -> AbstractContextManager[Connection]:
        return reading(self._log_engine, self._where)

    def _remembered(
        self, kind: str, query: Query | None, make: Callable[[Connection, Query], Answer]
    ) -> Answer:
        """A sum over many incidents, kept until the ledger grows."""
        asked = query or Query()
        with self._log() as log:
            key = (kind, question(asked), last_sequence(log, self._until))
        answer: Answer | None = self._answers.get(key)
        if answer is None:
            with self._connect() as connection:
                answer = make(connection, asked)
            self._answers[key] = answer
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return answer

    def snapshot(self) -> Snapshot:
        """The state that answers are given from."""
        with self._log() as log:
            if self._snapshot is None or self._snapshot.sequence != last_sequence(log, self._until):
                with self._connect() as connection:
                    self._snapshot = snapshot(connection, log, self._until)
        return self._snapshot

    def incidents(self, query: Query | None = None, policy: str | None = None) -> IncidentPage:
        """The incidents that a query finds, one page of them.

        The order is `latest` (the day of the happening, of the first report where none is known; newest
        first), `earliest` (the same, oldest first), or by `killed` (highest figure), `sources` or `score`,
        the most first; ties go by id.

        Args:
            query: the filters; None for all incidents.
            policy: name of what chooses headline values, another than the ledger's own. Filters and order go
                by the ledger's own all the same.

        Raises:
            QueryError: if a filter can't be understood, the cursor is none of this query's, or there is no
                such policy.
        """
        chosen = None if policy is None else known_policy(policy)
        with self._connect() as connection:
            page = paging.incident_page(connection, query or Query())
            if chosen is None:
                return page
            with self._log() as log:
                return page_under(connection, Records(log, self._until), page, chosen)

    def incident(self, identity: str, policy: str | None = None) -> Incident:
        """The incident with this id; every member's own id and event key lead to it too.

        Args:
            identity: the id or key.
            policy: name of what chooses headline values, another than the ledger's own.

        Raises:
            UnknownIdError: if there is no such incident.
            QueryError: if there is no such policy.
        """
        chosen = None if policy is None else known_policy(policy)
        with self._connect() as connection:
            found = incidents.incident(connection, identity)
            if chosen is None:
                return found
            with self._log() as log:
                return incident_under(connection, Records(log, self._until), found, chosen)

    def facets(self, query: Query | None = None) -> dict[str, tuple[Facet, ...]]:
        """How the incidents of a query spread: type, mode, country, actor, standing, status, source, month.

        The hundred most frequent values of each field, and all months in order. `source` counts publishers.

        Raises:
            QueryError: if a filter can't be understood.
        """
        return self._remembered(
            "facets",
            query,
            lambda connection, asked: facets.facets(connection, asked, self._columns.of(connection)),
        )

    def timeline(self, query: Query | None = None, bins: Bins = "auto") -> tuple[TimelineBin, ...]:
        """Incidents by the day, week (from Monday) or month in which they begin; empty ones are left out.

        `auto` takes days up to a quarter of a year, weeks up to two years, months beyond.

        Raises:
            QueryError: if a filter can't be understood.
        """
        return self._remembered(
            f"timeline {bins}", query, lambda connection, asked: timeline.timeline(connection, asked, bins)
        )

    def points(self, query: Query | None = None) -> Iterator[IncidentPoint]:
        """The incidents of a query whose place has coordinates, by id; few are held at a time.

        Raises:
            QueryError: if a filter can't be understood.
        """
        return points.points(self._connect, query or Query())

    def reports(self, text: str | None = None, limit: int = 50, cursor: str | None = None) -> ReportPage:
        """Reports that hold the words, the newest first; earlier versions of a story too.

        Raises:
            QueryError: if the text has no word or the cursor is none of this question's.
        """
        with self._connect() as connection:
            return reports.report_page(connection, text, limit, cursor)

    def report(self, identity: str) -> StoredReport:
        """The report with this id, or with one that begins with these twelve digits.

        Raises:
            UnknownIdError: if there is none.
        """
        with self._connect() as connection, self._log() as log:
            return reports.report(connection, log, identity, self._until)

    def ledger(self, identity: str) -> Ledger:
        """The current reading of a report; without words where they were withdrawn.

        Raises:
            UnknownIdError: if there is no such report.
        """
        with self._connect() as connection, self._log() as log:
            return Records(log, self._until).ledger(reports.report_id(connection, identity))

    def actors(self, text: str | None = None, limit: int = 50, cursor: str | None = None) -> ActorPage:
        """Actors whose names hold the words, those in most incidents first.

        Raises:
            QueryError: if the text has no word or the cursor is none of this question's.
        """
        with self._connect() as connection:
            return actors.actor_page(connection, text, limit, cursor)

    def actor(self, identity: str) -> ActorProfile:
        """One actor: its names, what it takes part in, with whom, and how much it says.

        Raises:
            UnknownIdError: if there is none.
        """
        with self._connect() as connection:
            return actors.profile(connection, identity)

    def dyads(self, query: Query | None = None) -> tuple[Dyad, ...]:
        """Pairs of actor and recipient over the incidents of a query, those with most incidents first.

        Raises:
            QueryError: if a filter can't be understood.
        """
        return self._remembered("dyads", query, dyads.dyads)

    def judgements(self, incident: str | None = None) -> tuple[Judgement, ...]:
        """What people decided, oldest first; what was taken back is marked.

        Args:
            incident: only those about members of this incident, and those that take such ones back.

        Raises:
            UnknownIdError: if there is no such incident.
        """
        with self._connect() as connection, self._log() as log:
            return judgements.judgements(connection, log, incident, self._until)

    def queue(self, limit: int = 50, cursor: str | None = None) -> QueuePage:
        """Incidents that no one has accepted or rejected, the most urgent first; ties go by id.

        The priority is a sum: 40 for a contested incident or 25 for a denied one, 20 for each flag,
        5, 10, 20 or 30 for 1, 10, 50 or 200 killed by the highest figure, and 30 × (1 - score) for the doubt
        whether its members are one happening. Incidents below 10 are left out.

        Raises:
            CursorError: if the cursor is none of this queue's.
        """
        with self._connect() as connection:
            return queue.queue(connection, limit, cursor)

    def rows(
        self, table: str, query: Query | None = None, batch: int = 10_000, *, body: bool = False
    ) -> Iterator[list[dict[str, Any]]]:
        """Rows of a derived table in batches, ordered by key; no more than a batch is held at a time.

        Args:
            table: one of `dateline.ledger.view.TABLES`.
            query: whose incidents the rows belong to; None for every row.
            batch: rows in a batch.
            body: whether incidents bring their `body`, the whole incident as JSON.

        Raises:
            QueryError: if there is no such table, or a filter can't be understood.
        """
        return frames.rows(self._connect, table, query, batch=batch, body=body)

    def frame(self, table: str, query: Query | None = None) -> "polars.DataFrame":
        """A derived table as a Polars frame; its `to_pandas` and `to_arrow` lead on.

        Raises:
            QueryError: if there is no such table, or a filter can't be understood.
        """
        return frames.frame(self._connect, table, query)
