"""From the log to the tables for looking up, in the transaction that writes the log.

Only what new entries touch is folded anew: their stories, the copies of these, and the incidents that theirs
may be part of or that may come about otherwise because of them. The answer is the same as if everything were
folded from nothing, in whatever order the entries came (tests/ledger/test_fold_order.py).
"""

from collections.abc import Collection, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from sqlalchemy import Connection, delete, insert, select, update

from dateline.ledger.canonical import digest
from dateline.ledger.fold.copies import CopyTable
from dateline.ledger.fold.event_rows import link_rows
from dateline.ledger.fold.graph import EventGraph
from dateline.ledger.fold.incidents import IncidentTable
from dateline.ledger.fold.memory import Changes, Memory
from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.fold.parties import PartyTable
from dateline.ledger.fold.rulings import Rulings
from dateline.ledger.fold.statements import delete_where
from dateline.ledger.fold.telling import telling_version
from dateline.ledger.records import Records, batches
from dateline.ledger.tables import derived
from dateline.ledger.tables.working import current, fold_state
from dateline.model import Action, EventKey, Ledger
from dateline.reading.linear import load_model
from dateline.reconciling.actors import identify
from dateline.reconciling.incidents.comparison import MODEL
from dateline.reconciling.occurrence import Occurrence, Provenance, report_key
from dateline.reconciling.occurrences import make_occurrences
from dateline.reconciling.versions import DEFAULT, Policy

__all__ = ["Fold", "fold_version"]

FOLD = "7"
"""Goes up whenever this package's code folds the same log to other rows."""
AT_ONCE = 200
"""Stories folded together when all are; their rows are in memory at one time."""


class Fold:
    """Brings the derived tables up to date.

    Args:
        connection: of a transaction that writes, to the database of the derived tables.
        records: the log; by default of the same database.
        policy: what chooses headline values.
        memory: what an earlier fold left, if nothing was written since.
    """

    def __init__(
        self,
        connection: Connection,
        records: Records | None = None,
        policy: Policy = DEFAULT,
        memory: Memory | None = None,
    ) -> None:
        memory = memory or Memory()
        self._connection = connection
        self._records = records or Records(connection)
        self._occurrences = OccurrenceTable(connection, memory.occurrences)
        self._copies = CopyTable(connection, self._records)
        self._graph = EventGraph(connection, self._occurrences, memory.sketches, memory.likeness)
        self._parties = PartyTable(connection)
        self._rulings = Rulings(connection, self._records)
        self._incidents = IncidentTable(connection, self._occurrences, self._rulings, policy, memory.linkages)
        self._linkages = memory.linkages

    def advance(self) -> Changes:
        """Fold the entries since the last fold."""
        state = self._connection.execute(select(fold_state.c.sequence)).scalar_one_or_none() or 0
        stories = self._records.stories_since(state)
        judgements = self._records.judgements(after=state)
        numbers = {one.sequence for one in judgements}
        numbers |= {one.undoes for one in judgements if one.action == Action.UNDO and one.undoes is not None}
        return self.refold(stories, numbers)

    def everything(self) -> None:
        """Fold the whole log into empty tables."""
        for some in batches(sorted(self._records.stories_since(0)), AT_ONCE):
            self.refold(some, ())
        self.refold((), {one.sequence for one in self._records.judgements()})

    def refold(self, stories: Collection[str], judgements: Collection[int]) -> Changes:
        """Fold these stories and judgements anew, as the log now says they are.

        Args:
            stories: ids of stories that changed, appeared or went.
            judgements: numbers of judgements that came, went, or were undone.
        """
        relinked = self._relink(judgements)
        reports, named = self._take_out(stories)
        fresh = self._put_in(stories)
        reports |= fresh.keys()
        restated = self._lineages(named | fresh.keys()) | self._naming(relinked | self._parties.refresh())
        restated -= reports
        fresh.update({report: self._ledger(report) for report in sorted(restated)})
        gone = self._occurrences.of_reports(reports | restated)
        left = self._incidents.holding(gone)
        self._forget(gone)
        stale = self._place(fresh)
        stale |= self._judge(set(judgements), {report_key(report) for report in reports})
        changed = self._incidents.assemble(self._graph, stale, left)
        self._write_state()
        return Changes(reports | restated, changed)

    def _relink(self, judgements: Collection[int]) -> set[str]:
        """Take the relinking judgements, if any of these is one; gives actors that now lead elsewhere."""
        new = self._records.judgements(sequences=judgements)
        if not any(one.action == Action.RELINK for one in new) and not self._parties.relinked_by(judgements):
            return set()
        return self._parties.set_relinks(
            one for one in self._records.judgements() if one.action == Action.RELINK and not one.undone
        )

    def _take_out(self, stories: Collection[str]) -> tuple[set[str], set[str]]:
        """Take out rows of stories, copies and actors; gives the reports, and those that copied them."""
        reports: set[str] = set()
        for some in batches(sorted(stories)):
            query = select(derived.story.c.report).where(derived.story.c.story.in_(some))
            reports.update(self._connection.execute(query).scalars())
        for some in batches(sorted(reports)):
            for report, number in self._connection.execute(
                select(current.c.report, current.c.reading).where(current.c.report.in_(some))
            ).all():
                ledger = self._records.ledger(report, number)
                self._parties.count(ledger, identify(ledger), -1)
        named = self._copies.remove(reports)
        delete_where(self._connection, derived.story.c.report, reports)
        delete_where(self._connection, current.c.report, reports)
        return reports, named

    def _put_in(self, stories: Collection[str]) -> dict[str, Ledger]:
        """Put in the versions of stories; gives the rows of the latest ones."""
        fresh: dict[str, Ledger] = {}
        for versions in self._records.versions(stories).values():
            rows: list[dict[str, object]] = []
            if not versions:
                continue
            telling, retracted = telling_version(self._records, versions)
            for one in versions:
                row = self._records.report_row(one.report)
                rows.append(
                    {
                        "report": one.report,
                        "report_key": report_key(one.report),
                        "story": one.story,
                        "latest": one is telling,
                        "retracted": retracted and one.version <= telling.version,
                        "copy_of": None,
                        "agency": None,
                        "origin": row["publisher"] or one.report,
                        **{name: row[name] for name in ("title", "publisher", "url", "published")},
                    }
                )
            latest = telling.report
            number = self._records.latest_reading(latest)
            self._connection.execute(insert(derived.story), rows)
            if number is None:
                continue
            ledger = fresh[latest] = self._records.ledger(latest, number)
            self._connection.execute(insert(current).values(report=latest, reading=number))
            self._parties.count(ledger, identify(ledger), 1)
            self._copies.add(ledger.report)
        return fresh

    def _lineages(self, reports: Collection[str]) -> set[str]:
        """Write who copies whom around these reports; gives those of which it changed."""
        found = self._copies.lineages(reports)
        table = derived.story.c
        changed = set()
        for some in batches(sorted(found)):
            query = select(table.report, table.copy_of, table.agency, table.origin).where(
                table.report.in_(some)
            )
            for row in self._connection.execute(query).all():
                lineage = found[row.report]
                if (row.copy_of, row.agency, row.origin) != (lineage.copy_of, lineage.agency, lineage.origin):
                    changed.add(row.report)
        for report in sorted(changed):
            lineage = found[report]
            self._connection.execute(
                update(derived.story)
                .where(table.report == report)
                .values(copy_of=lineage.copy_of, agency=lineage.agency, origin=lineage.origin)
            )
        return changed

    def _naming(self, actors: Collection[str]) -> set[str]:
        """The reports whose events name one of these actors, in a role or as a source."""
        if not actors:
            return set()
        found: set[str] = set()
        event, by, claim = derived.event.c, derived.event_actor.c, derived.claim.c
        for some in batches(sorted(actors)):
            for query in (
                select(event.report).join(derived.event_actor, by.key == event.key).where(by.actor.in_(some)),
                select(event.report)
                .join(derived.claim, claim.event == event.key)
                .where(claim.source.in_(some)),
            ):
                found.update(self._connection.execute(query.distinct()).scalars())
        return found

    def _forget(self, keys: Collection[EventKey]) -> None:
        """Take out the rows of events, all but those of the incidents that hold them."""
        for column in (
            derived.event.c.key,
            derived.event_actor.c.key,
            derived.claim.c.event,
            derived.casualty.c.event,
            derived.link.c.source,
        ):
            delete_where(self._connection, column, keys)
        self._graph.remove(keys)
        self._linkages.forget(keys)
        self._occurrences.remove(keys)

    def _place(self, ledgers: Mapping[str, Ledger]) -> set[EventKey]:
        """Put in the events of reports, but for the rows that wait for an incident; gives their keys."""
        table = derived.story.c
        placed: list[Occurrence] = []
        links: list[dict[str, str]] = []
        for report in sorted(ledgers):
            ledger = ledgers[report]
            row = self._connection.execute(select(derived.story).where(table.report == report)).one()
            provenance = Provenance(
                report=report,
                title=row.title,
                publisher=row.publisher,
                url=row.url,
                published=row.published,
                origin=row.origin,
                copy_of=row.copy_of,
                retracted=row.retracted,
            )
            placed += make_occurrences(ledger, provenance, self._parties.linked(identify(ledger)))
            links += link_rows(ledger)
        self._occurrences.put(placed)
        self._graph.add(placed)
        if links:
            self._connection.execute(insert(derived.link), links)
        return {one.key for one in placed}

    def _judge(self, judgements: set[int], report_keys: Collection[str]) -> set[EventKey]:
        """Find the events of judgements that came or went, or name events of these reports."""
        about = self._rulings.about(report_keys) | judgements
        known = self._records.judgements(sequences=about)
        return self._rulings.refresh([one for one in known if one.action in _BEARING], gone=about)

    def _ledger(self, report: str) -> Ledger:
        number = self._connection.execute(
            select(current.c.reading).where(current.c.report == report)
        ).scalar_one()
        return self._records.ledger(report, number)

    def _write_state(self) -> None:
        self._connection.execute(delete(fold_state))
        self._connection.execute(
            insert(fold_state).values(id=1, sequence=self._records.last(), version=fold_version())
        )


@cache
def fold_version() -> str:
    """What the derived rows depend on besides the log: the package, its data for reconciling, weights.

    Returns:
        64 hexadecimal digits; a ledger that was folded by another one is rebuilt before it is added to.
    """
    data = files("dateline.data") / "reconciling"
    content = {one.name: one.read_text("utf-8") for one in data.iterdir() if one.is_file()}
    return digest([FOLD, version("dateline"), load_model(MODEL).sha256, content])


_BEARING = frozenset(
    {Action.ACCEPT, Action.REJECT, Action.COMMENT, Action.CORRECT, Action.MERGE, Action.SPLIT}
)
"""Judgements on incidents. Comments change nothing, but are found again with their events; relinks are about
actors."""
