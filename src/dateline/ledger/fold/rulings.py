"""Judgements in force, each with the current events that it is about."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from sqlalchemy import Connection, insert, select

from dateline.ledger.fold.matching import match_events
from dateline.ledger.fold.statements import delete_where
from dateline.ledger.records import Records, batches
from dateline.ledger.tables.derived import story
from dateline.ledger.tables.working import occurrence, ruling, ruling_report
from dateline.model import Action, EventKey, Judgement, Ledger
from dateline.reconciling.occurrence import event_key

__all__ = ["REST", "Rulings", "Verdicts"]

EVENTS, REST, UNDONE = "events", "rest", "undone"
"""Parts of a judgement: what it is about; what a split kept it apart from; what it was about, once undone."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What people decided about some events."""

    must: frozenset[tuple[EventKey, EventKey]] = frozenset()
    cannot: frozenset[tuple[EventKey, EventKey]] = frozenset()
    corrections: tuple[Judgement, ...] = ()
    """Those in force, oldest first, with the keys of current events."""
    verdicts: tuple[Judgement, ...] = ()
    """Acceptances and rejections, oldest first."""
    moved: frozenset[EventKey] = field(default=frozenset())
    """Events to which a judgement was carried over from an earlier reading or version."""


class Rulings:
    """The judgements that bear on incidents, by the current events that they name.

    Args:
        connection: of a transaction that writes.
        records: the log.
    """

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records
        self._ledgers: dict[tuple[str, int | None], Ledger] = {}

    def about(self, report_keys: Collection[str]) -> set[int]:
        """Numbers of the judgements that name events of these reports."""
        found: set[int] = set()
        for some in batches(sorted(report_keys)):
            found.update(
                self._connection.execute(
                    select(ruling_report.c.sequence).where(ruling_report.c.report_key.in_(some))
                ).scalars()
            )
        return found

    def refresh(self, judgements: Collection[Judgement], gone: Collection[int] = ()) -> set[EventKey]:
        """Find the current events of these judgements again; gives those that they were and now are about."""
        numbers = {one.sequence for one in judgements} | set(gone)
        touched = self._events(numbers)
        for column in (ruling.c.sequence, ruling_report.c.sequence):
            delete_where(self._connection, column, numbers)
        rows: list[dict[str, object]] = []
        reports: set[tuple[int, str]] = set()
        for one in judgements:
            parts: dict[str, Iterable[str]] = (
                {UNDONE: one.events} if one.undone else {EVENTS: one.events, REST: _rest(one)}
            )
            for part, keys in parts.items():
                position = 0
                for key in keys:
                    reports.add((one.sequence, key.partition(":")[0]))
                    current = self._current(key, one.sequence)
                    if current is not None:
                        rows.append(
                            {
                                "sequence": one.sequence,
                                "part": part,
                                "position": position,
                                "event": current,
                                "moved": current != key or self._was_reread(key, one.sequence),
                            }
                        )
                        position += 1
        if rows:
            self._connection.execute(insert(ruling), rows)
        if reports:
            self._connection.execute(
                insert(ruling_report),
                [{"sequence": number, "report_key": key} for number, key in sorted(reports)],
            )
        return touched | {str(row["event"]) for row in rows}

    def verdicts(self, keys: Collection[EventKey]) -> Verdicts:
        """All that people decided about these events; a later judgement on a pair replaces an earlier one."""
        found: dict[int, dict[str, list[EventKey]]] = {}
        moves: dict[tuple[int, EventKey], bool] = {}
        numbers: set[int] = set()
        for some in batches(sorted(keys)):
            numbers.update(
                self._connection.execute(
                    select(ruling.c.sequence).where(ruling.c.event.in_(some), ruling.c.part != UNDONE)
                ).scalars()
            )
        if not numbers:
            return Verdicts()
        for part in batches(sorted(numbers)):
            query = select(ruling).where(ruling.c.sequence.in_(part))
            for row in self._connection.execute(
                query.order_by(ruling.c.sequence, ruling.c.part, ruling.c.position)
            ):
                found.setdefault(row.sequence, {EVENTS: [], REST: []})[row.part].append(row.event)
                moves[row.sequence, row.event] = row.moved
        judgements = {one.sequence: one for one in self._records.judgements(sequences=found)}
        pairs: dict[tuple[EventKey, EventKey], bool] = {}
        corrections: list[Judgement] = []
        decided: list[Judgement] = []
        for number in sorted(found):
            one, named = judgements[number], found[number]
            if one.action in (Action.MERGE, Action.SPLIT):
                for pair in combinations(sorted(set(named[EVENTS])), 2):
                    pairs[pair] = True
                for inside in named[EVENTS]:
                    for outside in named[REST]:
                        if inside != outside:
                            pairs[min(inside, outside), max(inside, outside)] = False
            elif named[EVENTS]:
                current = one.model_copy(update={"events": tuple(named[EVENTS])})
                if one.action == Action.CORRECT:
                    corrections.append(current)
                elif one.action != Action.COMMENT:
                    decided.append(current)
        return Verdicts(
            must=frozenset(pair for pair, together in pairs.items() if together),
            cannot=frozenset(pair for pair, together in pairs.items() if not together),
            corrections=tuple(corrections),
            verdicts=tuple(decided),
            moved=frozenset(
                event
                for (number, event), moved in moves.items()
                if moved and judgements[number].action != Action.COMMENT
            ),
        )

    def _events(self, numbers: Collection[int]) -> set[EventKey]:
        found: set[EventKey] = set()
        for some in batches(sorted(numbers)):
            found.update(
                self._connection.execute(select(ruling.c.event).where(ruling.c.sequence.in_(some))).scalars()
            )
        return found

    def _current(self, key: EventKey, sequence: int) -> EventKey | None:
        """The current event that is what the key named when the judgement was made; None where it is gone."""
        where = self._where(key, sequence)
        if where is None:
            return None
        report, then, latest, now = where
        if (report, then) == (latest, now):
            known = self._connection.execute(
                select(occurrence.c.event).where(occurrence.c.event == key)
            ).scalar_one_or_none()
            return key if known is not None else None
        matched = match_events(self._ledger(report, then), self._ledger(latest, now))
        event = matched.get(key.partition(":")[2])
        return event_key(latest, event) if event else None

    def _was_reread(self, key: EventKey, sequence: int) -> bool:
        where = self._where(key, sequence)
        return where is not None and where[:2] != where[2:]

    def _where(self, key: EventKey, sequence: int) -> tuple[str, int, str, int] | None:
        """The report and reading that a key meant, and those that are current in their place."""
        row = self._connection.execute(
            select(story.c.report, story.c.story).where(story.c.report_key == key.partition(":")[0])
        ).one_or_none()
        if row is None:
            return None
        latest = self._connection.execute(
            select(story.c.report).where(story.c.story == row.story, story.c.latest)
        ).scalar_one()
        then = max(
            (number for number in self._records.readings(row.report) if number <= sequence), default=None
        )
        now = self._records.latest_reading(latest)
        return None if then is None or now is None else (row.report, then, latest, now)

    def _ledger(self, report: str, sequence: int) -> Ledger:
        if (report, sequence) not in self._ledgers:
            self._ledgers[report, sequence] = self._records.ledger(report, sequence)
        return self._ledgers[report, sequence]


def _rest(one: Judgement) -> tuple[str, ...]:
    """The events that those of a split were with, as the store noted them when the split was made."""
    if one.action != Action.SPLIT or not isinstance(one.value, list):
        return ()
    return tuple(key for key in one.value if isinstance(key, str))
