"""What a later reading of a report tells otherwise than an earlier one."""

from dataclasses import dataclass

from dateline.ledger.fold.matching import match_events
from dateline.model import Claim, Event, Ledger

__all__ = ["Change", "Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Change:
    """One event that is told of otherwise."""

    before: Event | None
    """None where it is new."""
    after: Event | None
    """None where it is gone."""
    fields: tuple[tuple[str, str, str], ...] = ()
    """Field, what it was, and what it is, for a person to read; `claims` for who says what."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The changed events of one report."""

    report: str
    title: str | None
    reader_before: str
    reader_after: str
    changes: tuple[Change, ...]
    unchanged: int
    """Events that are told of as before."""

    @property
    def added(self) -> int:
        """Events that are new."""
        return sum(one.before is None for one in self.changes)

    @property
    def removed(self) -> int:
        """Events that are gone."""
        return sum(one.after is None for one in self.changes)


def difference(before: Ledger, after: Ledger) -> Difference:
    """What the events of a report are in a later reading, against an earlier one.

    Events are matched by their evidence, and participants and places compared by name: ids are each
    reading's own.
    """
    matched = match_events(before, after)
    new = {event.id: event for event in after.events}
    old_told, new_told = _Told(before), _Told(after)
    changes = []
    unchanged = 0
    for event in before.events:
        if event.id not in matched:
            changes.append(Change(event, None))
            continue
        other = new.pop(matched[event.id])
        old, now = old_told.fields(event), new_told.fields(other)
        fields = tuple((name, old[name], now[name]) for name in old if old[name] != now[name])
        if fields:
            changes.append(Change(event, other, fields))
        else:
            unchanged += 1
    changes.extend(Change(None, event) for event in new.values())
    return Difference(
        report=after.report.id,
        title=after.report.title,
        reader_before=before.reader.version,
        reader_after=after.reader.version,
        changes=tuple(changes),
        unchanged=unchanged,
    )


class _Told:
    """The fields of a ledger's events in words that can be held against another ledger's."""

    def __init__(self, ledger: Ledger) -> None:
        self._actors = {one.id: one.name for one in ledger.actors}
        self._places = {one.id: one.name for one in ledger.places}
        self._claims: dict[str, list[Claim]] = {}
        for claim in ledger.claims:
            self._claims.setdefault(claim.event, []).append(claim)

    def fields(self, event: Event) -> dict[str, str]:
        time = event.time
        return {
            "type": event.type.value,
            "mode": event.mode or "",
            "status": event.status.value,
            "actor": ", ".join(sorted(self._actors[one] for one in event.actor)),
            "recipient": ", ".join(sorted(self._actors[one] for one in event.recipient)),
            "place": self._places[event.place] if event.place else "",
            "time": f"{time.start}/{time.end}" if time else "",
            "instruments": ", ".join(sorted(one.name for one in event.instruments)),
            "casualties": ", ".join(
                sorted(f"{one.effect.value} {one.low}–{one.high}" for one in event.casualties)
            ),
            "claims": ", ".join(
                sorted(
                    f"{self._actors.get(one.source or '', 'the report')} {one.stance.value}" for one in claims
                )
            )
            if (claims := self._claims.get(event.id))
            else "",
        }
