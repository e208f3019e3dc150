"""Routes over reports: the list, and one with its frozen text and the rows of its reading."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.api.described import described
from dateline.desk.api.filters import AsOf, Cursor, Words
from dateline.desk.api.incidents import AtTime
from dateline.desk.api.shapes import Reading, ReportDetail
from dateline.ledger import LedgerView
from dateline.model import ReportPage, StoredReport

__all__ = ["ReportId", "Search", "detail", "router"]

router = APIRouter(tags=["reports"])

ReportId = Annotated[
    str,
    Path(
        pattern=r"^(sha256:[0-9a-f]{64}|[0-9a-f]{12})$",
        examples=["0123456789ab"],
        description="Id of a report, or its first twelve hexadecimal digits.",
    ),
]


class Search(BaseModel):
    """Words to find, and which page."""

    model_config = ConfigDict(extra="forbid")

    text: Words | None = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 50
    cursor: Cursor | None = None
    as_of: AsOf | None = None


@router.get("/reports", summary="Reports", **described(ReportPage, 400, 404))
def list_reports(request: Request, search: Annotated[Search, Query()]) -> Response:
    """One page of reports, latest first; with `text`, those that hold its words."""
    look = Look.at(request, search.as_of)
    return look.answer(look.view.reports(search.text, limit=search.limit, cursor=search.cursor))


@router.get("/reports/{id}", summary="One report, read", **described(ReportDetail, 400, 404))
def show_report(request: Request, id: ReportId, when: Annotated[AtTime, Query()]) -> Response:
    """The frozen text, what the reader saw in it, and the incidents that its events belong to."""
    look = Look.at(request, when.as_of)
    return look.answer(detail(look.view, id))


def detail(view: LedgerView, id: str) -> ReportDetail:
    """A report with the rows of its reading, and the incidents that they belong to."""
    stored = view.report(id)
    belongs = {
        member.event.partition(":")[2]: incident
        for incident in stored.incidents
        for member in view.incident(incident).members
        if member.report == stored.id
    }
    reading = None
    if stored.withdrawn is None:
        ledger = view.ledger(stored.id)
        reading = Reading.model_construct(**{name: getattr(ledger, name) for name in Reading.model_fields})
    held = {name: getattr(stored, name) for name in StoredReport.model_fields}
    return ReportDetail.model_construct(**held, reading=reading, belongs=belongs)
