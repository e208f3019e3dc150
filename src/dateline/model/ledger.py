"""What one report says, as rows."""

import json
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import ConfigDict, model_validator

from dateline.model.actor import Actor
from dateline.model.claim import Claim
from dateline.model.event import Casualty, Event, Instrument
from dateline.model.link import Link
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Row, Span

__all__ = ["SCHEMA", "Ledger", "ReaderIdentity"]

SCHEMA = "dateline/1"


class ReaderIdentity(Row):
    """What read the report: the same reader on the same input gives the same bytes."""

    version: str
    models: dict[str, str]
    """Name of each model or data file to its version or sha256."""


class Ledger(Row):
    """The rows that one report yields, each pointing to its words.

    Raises:
        pydantic.ValidationError: where a quote is not its span, or an id points nowhere.
    """

    schema_: Literal["dateline/1"] = "dateline/1"
    reader: ReaderIdentity
    report: Report
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()

    model_config = ConfigDict(alias_generator=lambda name: name.rstrip("_"))

    def spans(self) -> Iterator[Span | Instrument | Casualty]:
        """Every quoted span of every row."""
        for actor in self.actors:
            yield from actor.mentions
        for place in self.places:
            yield from place.mentions
        for event in self.events:
            yield from event.evidence
            yield from event.instruments
            yield from event.casualties
        for claim in self.claims:
            yield from claim.evidence
        for link in self.links:
            yield from link.evidence

    @model_validator(mode="after")
    def _check(self) -> Self:
        for span in self.spans():
            if self.report.text[span.start : span.end] != span.quote:
                raise ValueError(
                    f"quote at {span.start}..{span.end} is not the report's words: {span.quote!r}"
                )
        actors, places = {a.id for a in self.actors}, {p.id for p in self.places}
        events, claims = {e.id for e in self.events}, {c.id for c in self.claims}
        for place in self.places:
            _known(places, place.ends, place.id)
        for event in self.events:
            _known(actors, (*event.actor, *event.recipient), event.id)
            _known(places, (event.place,), event.id)
            _known(claims, (c.claim for c in event.casualties), event.id)
        for claim in self.claims:
            _known(events, (claim.event,), claim.id)
            _known(actors, (claim.source, *claim.via), claim.id)
        for link in self.links:
            _known(events, (link.source, link.target), "link")
        return self

    def to_json(self, indent: int | None = 2) -> str:
        """The ledger as JSON by the contract; the same ledger gives the same bytes."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=indent)


def _known(ids: set[str], wanted: "Iterator[str | None] | tuple[str | None, ...]", where: str) -> None:
    for name in wanted:
        if name is not None and name not in ids:
            raise ValueError(f"{where} points to {name}, which is not in the ledger")
