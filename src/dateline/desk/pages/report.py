"""The page of a report without JavaScript: its frozen text, and everything that was read in it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.reports import detail
from dateline.desk.api.shapes import Reading
from dateline.desk.pages.highlight import paragraphs, reading_marks
from dateline.desk.pages.rendering import page
from dateline.model import Event

__all__ = ["report_page"]


@dataclass(frozen=True, slots=True)
class _Claim:
    source: str
    stance: str
    start: int


@dataclass(frozen=True, slots=True)
class _Row:
    event: Event
    incident: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    claims: tuple[_Claim, ...]


def report_page(request: Request, id: str, as_of: str | None) -> Response:
    """A report with its evidence marked by role."""
    look = Look.at(request, as_of)
    report = detail(look.view, id)
    text, reading = report.report.text, report.reading
    return page(
        "report",
        headers=look.headers,
        report=report,
        snapshot=look.snapshot,
        at=f"?{urlencode({'as_of': as_of})}" if as_of else "",
        text=paragraphs(text, report.report.blocks, reading_marks(reading) if reading else ()),
        events=[_row(reading, event, report.belongs.get(event.id)) for event in reading.events]
        if reading
        else [],
    )


def _row(reading: Reading, event: Event, incident: str | None) -> _Row:
    names = {actor.id: actor.name for actor in reading.actors}
    return _Row(
        event=event,
        incident=incident,
        actor=tuple(names[id] for id in event.actor),
        recipient=tuple(names[id] for id in event.recipient),
        place=next((place.name for place in reading.places if place.id == event.place), None),
        claims=tuple(
            _Claim(
                names[claim.source] if claim.source else "the report itself",
                claim.stance,
                claim.evidence[0].start,
            )
            for claim in reading.claims
            if claim.event == event.id
        ),
    )
