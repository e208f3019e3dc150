"""Which events may be one happening: pairs of one blocking key that compare well, and what they connect."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from sqlalchemy import Connection, Executable, TextClause, bindparam, delete, insert, select, text

from dateline.ledger.fold.occurrences import OccurrenceTable
from dateline.ledger.records import batches
from dateline.ledger.tables.working import block, kin
from dateline.model import EventKey
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.blocking import PIVOTS, compares, known_by_months, sketch_blocks
from dateline.reconciling.incidents.comparison import MODEL
from dateline.reconciling.incidents.likeness import MILLION, Likeness
from dateline.reconciling.incidents.sketch import Sketch, sketch
from dateline.reconciling.occurrence import Occurrence, event_key, report_key
from dateline.reconciling.surplus import surplus

__all__ = ["EventGraph"]

CACHED = 50_000
"""Events whose comparable shape is kept; about 3 KB each."""

_LONG = "+"
"""Ends the place of an event that is `known_by_months`."""

TERMS = 50
"""Keys looked up in one statement; SQLite joins at most 500 queries into one."""


class EventGraph:
    """The stored pairs, kept up to date as events come and go; the result is the same in any order.

    Of a key that holds more than `PIVOTS` events, the first ones in the order of publication are compared
    with all of it and the others with those alone, so that an event's cost has a bound.

    Args:
        connection: of a transaction that writes.
        occurrences: the stored occurrences.
        sketches: comparable shapes of stored occurrences, and where to keep more of them.
        likeness: scores of pairs of stored occurrences, and where to keep more of them.
    """

    def __init__(
        self,
        connection: Connection,
        occurrences: OccurrenceTable,
        sketches: dict[EventKey, Sketch] | None = None,
        likeness: Likeness | None = None,
    ) -> None:
        self._connection = connection
        self._occurrences = occurrences
        self._sketches = {} if sketches is None else sketches
        self.likeness = likeness or Likeness()
        """Scores of pairs of stored events."""
        self.disturbed: set[EventKey] = set()
        """Events that gained or lost a partner by the going of others, or by the coming of better ones."""

    def add(self, occurrences: Collection[Occurrence]) -> None:
        """Take in events whose occurrences are stored."""
        entering: dict[int, list[str]] = defaultdict(list)
        for one in occurrences:
            for key in sketch_blocks(self._sketch(one)):
                entering[key].append(self._place(one))
        if not entering:
            return
        before = self._first(entering)
        self._connection.execute(
            insert(block),
            [{"key": key, "place": place} for key in sorted(entering) for place in entering[key]],
        )
        partners: dict[EventKey, set[EventKey]] = defaultdict(set)
        demoted: set[EventKey] = set()
        for key, members in sorted(entering.items()):
            first = sorted([*before[key], *members])
            full = len(before[key]) == PIVOTS
            pivots, everyone = set(first[:PIVOTS]), set(first)
            if full and not pivots.isdisjoint(members):
                everyone |= self._members(key)
                demoted |= _events(set(before[key]) - pivots)
            for place in members:
                partners[_event(place)] |= _compared_with(key, place, everyone if place in pivots else pivots)
        self._relate(partners)
        for event in sorted(demoted):
            self._demoted(event)
        for event in surplus(self._sketches, CACHED):
            del self._sketches[event]
        self.likeness.trim()

    def remove(self, keys: Collection[EventKey]) -> None:
        """Forget events, whose occurrences are still stored."""
        if not keys:
            return
        leaving: dict[int, list[str]] = defaultdict(list)
        for one in self._occurrences.get(keys).values():
            for key in sketch_blocks(self._sketch(one)):
                leaving[key].append(self._place(one))
        before = self._first(leaving)
        self._run(
            delete(block).where(block.c.key == bindparam("k"), block.c.place == bindparam("p")),
            [{"k": key, "p": place} for key in sorted(leaving) for place in leaving[key]],
        )
        self._part({(one, other) for one in keys for other in self.partners([one])})
        losing = [
            key for key, first in before.items() if len(first) == PIVOTS and set(first) & set(leaving[key])
        ]
        partners: dict[EventKey, set[EventKey]] = {}
        for key, first in self._first(losing).items():
            for place in set(first) - set(before[key]):
                # Among the first of a key after others left: it is compared with all of it.
                told = _compared_with(key, place, self._members(key))
                partners.setdefault(_event(place), set()).update(told)
        self.disturbed |= self._relate(
            {event: others - self.partners([event]) for event, others in partners.items()}
        )
        self.disturbed -= set(keys)
        self.likeness.forget(keys)
        for event in keys:
            self._sketches.pop(event, None)

    def partners(self, keys: Collection[EventKey]) -> set[EventKey]:
        """Events that have a stored pair with one of these."""
        found: set[EventKey] = set()
        for some in batches(sorted(keys)):
            found.update(self._connection.execute(select(kin.c.other).where(kin.c.event.in_(some))).scalars())
        return found

    def neighbours(self, keys: Collection[EventKey]) -> dict[EventKey, set[EventKey]]:
        """For each of these events those that it has a stored pair with."""
        found: dict[EventKey, set[EventKey]] = {key: set() for key in keys}
        for some in batches(sorted(keys)):
            for event, other in self._connection.execute(
                select(kin.c.event, kin.c.other).where(kin.c.event.in_(some))
            ):
                found[event].add(other)
        return found

    def _first(self, keys: Collection[int]) -> dict[int, list[str]]:
        """The places of the first members of each key, in order."""
        found: dict[int, set[str]] = {key: set() for key in keys}
        for some in batches(sorted(found), TERMS):
            # The last key again and again, so that there is one statement to compile and not fifty.
            values = {f"key{n}": some[min(n, len(some) - 1)] for n in range(TERMS)}
            for key, place in self._connection.execute(_first_members(), values):
                found[key].add(place)
        return {key: sorted(places) for key, places in found.items()}

    def _members(self, key: int) -> set[str]:
        return set(self._connection.execute(select(block.c.place).where(block.c.key == key)).scalars())

    def shapes(self, keys: Collection[EventKey]) -> dict[EventKey, Sketch]:
        """The comparable shapes of stored events."""
        # Not the difference of two sets of keys: that walks over all that is kept.
        unknown = {key for key in keys if key not in self._sketches}
        for one in self._occurrences.get(unknown).values():
            self._sketch(one)
        return {key: self._sketches[key] for key in keys}

    def _relate(self, partners: Mapping[EventKey, Collection[EventKey]]) -> set[EventKey]:
        """Store the pairs of each event with those of its partners that may be the same happening.

        Returns:
            The events of these pairs.
        """
        least = load_model(MODEL).threshold * MILLION
        shapes = self.shapes({*partners, *(other for others in partners.values() for other in others)})
        pairs: set[tuple[EventKey, EventKey]] = set()
        for event, others in partners.items():
            mine = shapes[event]
            for other in others:
                theirs = shapes[other]
                if (
                    (event, other) not in pairs
                    and theirs.report != mine.report
                    and (self.likeness(mine, theirs) or 0) >= least
                ):
                    pairs |= {(event, other), (other, event)}
        if pairs:
            self._connection.execute(
                insert(kin), [{"event": one, "other": other} for one, other in sorted(pairs)]
            )
        return {one for one, _ in pairs}

    def _place(self, one: Occurrence) -> str:
        """The order of an occurrence as text that sorts alike, names the event, and marks what is long."""
        published, report, number = one.order
        mark = _LONG if known_by_months(self._sketch(one)) else ""
        return f"{published}|{report_key(report)}|{number:06d}{mark}"

    def _sketch(self, one: Occurrence) -> Sketch:
        if one.key not in self._sketches:
            self._sketches[one.key] = sketch(one)
        return self._sketches[one.key]

    def _demoted(self, event: EventKey) -> None:
        """An event left the first of a key: its pairs stand only where another key upholds them."""
        partners = self.partners([event])
        if not partners:
            return
        shapes = self.shapes({event, *partners})
        keys = {one: sketch_blocks(shape) for one, shape in shapes.items()}
        long = {one for one, shape in shapes.items() if known_by_months(shape)}
        shared = {
            other: {key for key in keys[event] & keys[other] if compares(key, event in long, other in long)}
            for other in partners
        }
        first = {key: _events(places) for key, places in self._first(set().union(*shared.values())).items()}
        self._part(
            {
                (event, other)
                for other in partners
                if not any(event in first[key] or other in first[key] for key in shared[other])
            }
        )

    def _part(self, pairs: Collection[tuple[EventKey, EventKey]]) -> None:
        """Forget pairs, in both directions."""
        both = {*pairs, *((other, one) for one, other in pairs)}
        self._run(
            delete(kin).where(kin.c.event == bindparam("e"), kin.c.other == bindparam("o")),
            [{"e": one, "o": other} for one, other in sorted(both)],
        )
        self.disturbed |= {one for one, _ in both}

    def _run(self, statement: Executable, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._connection.execute(statement, rows)


def _events(places: Iterable[str]) -> set[EventKey]:
    return set(map(_event, places))


@lru_cache(maxsize=CACHED)
def _event(place: str) -> EventKey:
    """The event that a place names; each stands under some twenty keys, which are read again and again."""
    _, report, number = place.removesuffix(_LONG).split("|")
    return event_key(report, f"e{int(number)}")


def _compared_with(key: int, place: str, others: Iterable[str]) -> set[EventKey]:
    """The events of a key that one of it is compared with."""
    long = place.endswith(_LONG)
    return {_event(other) for other in others if compares(key, long, other.endswith(_LONG))}


@cache
def _first_members() -> TextClause:
    """The first members of some keys: each read from the index, however many a key holds."""
    part = "SELECT key, place FROM block WHERE key = :key{n} ORDER BY place LIMIT {most}"
    parts = (part.format(n=n, most=PIVOTS) for n in range(TERMS))
    return text(" UNION ALL ".join(f"SELECT * FROM ({one}) AS k{n}" for n, one in enumerate(parts)))
