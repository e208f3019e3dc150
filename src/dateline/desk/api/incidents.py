"""Routes over incidents: the list, one of them, and what is counted over them."""

import json
from collections.abc import Iterable
from operator import attrgetter
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.filters import AsOf, Filters, PagedFilters, TimelineFilters
from dateline.desk.api.shapes import Citation, Dyads, Facets, Judgements, Points, Timeline
from dateline.desk.pages.citation import cite
from dateline.model import Incident, IncidentPage, IncidentPoint

__all__ = ["POINT_FIELDS", "AtTime", "IncidentId", "router"]

router = APIRouter(tags=["incidents"])

IncidentId = Annotated[
    str, Path(pattern=r"^i-[0-9a-f]{13}$", examples=["i-0123456789abc"], description="Id of an incident.")
]

POINT_FIELDS = tuple(IncidentPoint.model_fields)


class AtTime(BaseModel):
    """Which state of the ledger."""

    model_config = ConfigDict(extra="forbid")

    as_of: AsOf | None = None


class CitationFormat(AtTime):
    """Which state of the ledger, and how to write it."""

    format: Literal["json", "bibtex", "text"] = "json"


@router.get("/incidents", summary="Incidents that match", **described(IncidentPage, 400, 404))
def list_incidents(request: Request, filters: Annotated[PagedFilters, Query()]) -> Response:
    """One page of incidents; `next` is the cursor of the page after."""
    look = Look.at(request, filters.as_of)
    return look.answer(look.view.incidents(filters.query()))


@router.get("/incidents/{id}", summary="One incident, whole", **described(Incident, 400, 404))
def show_incident(request: Request, id: IncidentId, when: Annotated[AtTime, Query()]) -> Response:
    """Headline values and all versions; the id of any member that was merged in leads here too."""
    look = Look.at(request, when.as_of)
    return look.answer(look.view.incident(id))


@router.get(
    "/incidents/{id}/judgements", summary="What people decided on it", **described(Judgements, 400, 404)
)
def incident_judgements(request: Request, id: IncidentId, when: Annotated[AtTime, Query()]) -> Response:
    """Its judgements in order; those that were taken back are marked."""
    look = Look.at(request, when.as_of)
    incident = look.view.incident(id)
    return look.answer(Judgements(judgements=tuple(look.view.judgements(incident.id))))


@router.get("/incidents/{id}/citation", summary="How to cite it", **described(Citation, 400, 404))
def incident_citation(
    request: Request, id: IncidentId, asked: Annotated[CitationFormat, Query()]
) -> Response:
    """As BibTeX and as plain text, with the ledger's state that was seen."""
    look = Look.at(request, asked.as_of)
    citation = cite(look.view.incident(id), look.snapshot, str(request.base_url))
    match asked.format:
        case "bibtex":
            return Response(citation.bibtex, headers=look.headers, media_type="application/x-bibtex")
        case "text":
            return Response(citation.text + "\n", headers=look.headers, media_type="text/plain")
        case _:
            return look.answer(citation)


@router.get("/facets", summary="Counts of values", **described(Facets, 400, 404))
def facets(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """How many of the matching incidents have each value of each field."""
    look = Look.at(request, filters.as_of)
    return look.kept(request, lambda: Facets(facets=look.view.facets(filters.query())))


@router.get("/timeline", summary="Counts over time", **described(Timeline, 400, 404))
def timeline(request: Request, filters: Annotated[TimelineFilters, Query()]) -> Response:
    """Matching incidents by the day on which they begin."""
    look = Look.at(request, filters.as_of)
    return look.kept(request, lambda: Timeline(bins=look.view.timeline(filters.query(), bins=filters.bins)))


@router.get("/points", summary="Rows for a map", **described(Points, 400, 404))
def points(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """Every matching incident that has coordinates; `precision` says how finely they are known."""
    look = Look.at(request, filters.as_of)
    return look.kept(request, lambda: _points(look.view.points(filters.query())))


@router.get("/dyads", tags=["actors"], summary="Who acts on whom", **described(Dyads, 400, 404))
def dyads(request: Request, filters: Annotated[Filters, Query()]) -> Response:
    """Directed pairs of actors over the matching incidents."""
    look = Look.at(request, filters.as_of)
    return look.kept(request, lambda: Dyads(dyads=look.view.dyads(filters.query())))


def _points(found: Iterable[IncidentPoint]) -> str:
    """Written by hand: 50,000 rows through a model take twice the time."""
    row = attrgetter(*POINT_FIELDS)
    table = {"fields": POINT_FIELDS, "rows": [row(one) for one in found]}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))
