"""Which events may be one happening: pairs of a blocking key that compare well, and what hangs together by them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from sqlalchemy import Connection, TextClause, insert, select, text

from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.fold.rulings import Rulings
from dateline.ledger.fold.statements import delete_where
from dateline.ledger.records import batches
from dateline.ledger.tables.working import block, kin
from dateline.model import EventKey
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.blocking import PIVOTS, sketch_blocks
from dateline.reconciling.incidents.comparison import MODEL, probability
from dateline.reconciling.incidents.sketch import Sketch, sketch
from dateline.reconciling.occurrence import Occurrence

__all__ = ["EventGraph"]

CACHED = 50_000
"""Events whose comparable shape is kept; about 3 KB each."""

TERMS = 50
"""Keys looked up in one statement; SQLite joins at most 500 queries into one."""
Member = tuple[str, EventKey]
"""Place in the order of publication, and event."""


class EventGraph:
    """The stored pairs, brought up to date as events come and go; the result is the same in any order.

    Of a key that holds more than `PIVOTS` events, the first ones in the order of publication are compared with all
    of it and the others with those alone, so that an event's cost has a bound.

    Args:
        connection: of a transaction that writes.
        occurrences: the stored occurrences.
        sketches: comparable shapes of stored occurrences, and where to keep more of them.
    """

    def __init__(
        self,
        connection: Connection,
        occurrences: OccurrenceTable,
        sketches: dict[EventKey, Sketch] | None = None,
    ) -> None:
        self._connection = connection
        self._occurrences = occurrences
        self._sketches = {} if sketches is None else sketches
        self.disturbed: set[EventKey] = set()
        """Events that gained or lost a partner."""

    def add(self, occurrences: Collection[Occurrence]) -> None:
        """Take in events whose occurrences are stored."""
        entering: dict[str, list[Member]] = defaultdict(list)
        for one in occurrences:
            for key in sketch_blocks(self._sketch(one)):
                entering[key].append((_place(one), one.key))
        if not entering:
            return
        before = self._first(entering)
        self._connection.execute(
            insert(block),
            [
                {"key": key, "place": place, "event": event}
                for key, members in sorted(entering.items())
                for place, event in members
            ],
        )
        partners: dict[EventKey, set[EventKey]] = defaultdict(set)
        demoted: set[EventKey] = set()
        for key, members in sorted(entering.items()):
            first = sorted([*before[key], *members])
            full = len(before[key]) == PIVOTS
            pivots = {event for _, event in first[:PIVOTS]}
            everyone = {event for _, event in first}
            if full and not pivots.isdisjoint(event for _, event in members):
                everyone |= self._members(key)
                demoted |= {event for _, event in before[key]} - pivots
            for _, event in members:
                partners[event] |= everyone if event in pivots else pivots
        self._relate(partners)
        for event in sorted(demoted):
            self._demoted(event)
        for key in list(self._sketches)[: max(0, len(self._sketches) - CACHED)]:
            del self._sketches[key]

    def remove(self, keys: Collection[EventKey]) -> None:
        """Forget events, whose occurrences are not stored any more."""
        if not keys:
            return
        for some in batches(sorted(keys)):
            self.disturbed.update(
                self._connection.execute(select(kin.c.event).where(kin.c.other.in_(some))).scalars()
            )
        held: dict[str, set[EventKey]] = defaultdict(set)
        for some in batches(sorted(keys)):
            for name, event in self._connection.execute(
                select(block.c.key, block.c.event).where(block.c.event.in_(some))
            ):
                held[name].add(event)
        before = {name: {event for _, event in first} for name, first in self._first(held).items()}
        for column in (block.c.event, kin.c.event, kin.c.other):
            delete_where(self._connection, column, keys)
        losing = [name for name, first in before.items() if len(first) == PIVOTS and first & held[name]]
        partners: dict[EventKey, set[EventKey]] = {}
        for name, first in self._first(losing).items():
            for _, event in first:
                if event not in before[name]:
                    # Among the first of a key after others left: it is compared with all of it.
                    partners.setdefault(event, set()).update(self._members(name))
        for event, others in partners.items():
            others -= self.partners([event])
        self._relate(partners)
        self.disturbed -= set(keys)
        for key in keys:
            self._sketches.pop(key, None)

    def partners(self, keys: Collection[EventKey]) -> set[EventKey]:
        """Events that have a stored pair with one of these."""
        found: set[EventKey] = set()
        for some in batches(sorted(keys)):
            found.update(self._connection.execute(select(kin.c.other).where(kin.c.event.in_(some))).scalars())
        return found

    def component(self, keys: Collection[EventKey], rulings: Rulings) -> set[EventKey]:
        """All events that hang together with these by pairs or by judgements."""
        found = set(keys)
        frontier = set(keys)
        while frontier:
            frontier = (self.partners(frontier) | rulings.bound(frontier)) - found
            found |= frontier
        return found

    def _first(self, keys: Collection[str]) -> dict[str, list[Member]]:
        """The first members of each key, in order."""
        found: dict[str, list[Member]] = {key: [] for key in keys}
        for some in batches(sorted(found), TERMS):
            # The last key again and again, so that there is one statement to compile and not fifty.
            values = {f"key{n}": some[min(n, len(some) - 1)] for n in range(TERMS)}
            for key, place, event in self._connection.execute(_first_members(), values):
                found[key].append((place, event))
        return {key: sorted(set(members)) for key, members in found.items()}

    def _members(self, key: str) -> set[EventKey]:
        return set(self._connection.execute(select(block.c.event).where(block.c.key == key)).scalars())

    def _relate(self, partners: Mapping[EventKey, Collection[EventKey]]) -> None:
        """Store the pairs of each event with those of its partners that may be the same happening."""
        threshold = load_model(MODEL).threshold
        shapes = self._shapes({*partners, *(other for others in partners.values() for other in others)})
        pairs: set[tuple[EventKey, EventKey]] = set()
        for event, others in partners.items():
            mine = shapes[event]
            for other in others:
                theirs = shapes[other]
                if (
                    (event, other) not in pairs
                    and theirs.report != mine.report
                    and probability(mine, theirs) >= threshold
                ):
                    pairs |= {(event, other), (other, event)}
        if pairs:
            self._connection.execute(
                insert(kin), [{"event": one, "other": other} for one, other in sorted(pairs)]
            )
            self.disturbed |= {one for one, _ in pairs}

    def _shapes(self, keys: Collection[EventKey]) -> dict[EventKey, Sketch]:
        for one in self._occurrences.get(set(keys) - self._sketches.keys()).values():
            self._sketch(one)
        return {key: self._sketches[key] for key in keys}

    def _sketch(self, one: Occurrence) -> Sketch:
        if one.key not in self._sketches:
            self._sketches[one.key] = sketch(one)
        return self._sketches[one.key]

    def _demoted(self, event: EventKey) -> None:
        """An event is no longer among the first of a key: its pairs stand only where another key upholds them."""
        partners = self.partners([event])
        if not partners:
            return
        mine = self._keys([event])[event]
        theirs = self._keys(partners)
        shared = {key for other in partners for key in mine & theirs[other]}
        first = {key: {pivot for _, pivot in members} for key, members in self._first(shared).items()}
        lost = {
            other
            for other in partners
            if not any(event in first[key] or other in first[key] for key in mine & theirs[other])
        }
        for some in batches(sorted(lost)):
            for one, other in ((kin.c.event, kin.c.other), (kin.c.other, kin.c.event)):
                self._connection.execute(kin.delete().where(one == event, other.in_(some)))
        if lost:
            self.disturbed |= lost | {event}

    def _keys(self, events: Collection[EventKey]) -> dict[EventKey, set[str]]:
        found: dict[EventKey, set[str]] = {event: set() for event in events}
        for some in batches(sorted(events)):
            for event, key in self._connection.execute(
                select(block.c.event, block.c.key).where(block.c.event.in_(some))
            ):
                found[event].add(key)
        return found


def _place(one: Occurrence) -> str:
    """The order of an occurrence as text that sorts alike."""
    published, report, number = one.order
    return f"{published}|{report}|{number:06d}"


@cache
def _first_members() -> TextClause:
    """The first members of some keys: each read from the index, however many a key holds."""
    part = "SELECT * FROM (SELECT key, place, event FROM block WHERE key = :key{n} ORDER BY place LIMIT {most}) AS k{n}"
    return text(" UNION ALL ".join(part.format(n=n, most=PIVOTS) for n in range(TERMS)))
