"""The page of an incident without JavaScript: the address that is cited."""

from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from dateline.desk.answer import Look
from dateline.desk.pages.citation import cite
from dateline.desk.pages.fields import by_field
from dateline.desk.pages.highlight import Paragraph, event_marks, paragraphs
from dateline.desk.pages.linked_data import linked_data, script_safe
from dateline.desk.pages.rendering import page
from dateline.desk.pages.toll_chart import toll_charts
from dateline.ledger import LedgerView
from dateline.model import Member

__all__ = ["incident_page"]

TEXTS = 20
"""Reports whose words stand on the page; the others are a link away."""


def incident_page(request: Request, id: str, as_of: str | None) -> Response:
    """Everything that is known of one happening, on one page."""
    look = Look.at(request, as_of)
    incident = look.view.incident(id)
    judgements = look.view.judgements(incident.id)
    base = str(request.base_url)
    address = f"{base}i/{incident.id}"
    return page(
        "incident",
        headers=look.headers,
        incident=incident,
        snapshot=look.snapshot,
        at=f"?{urlencode({'as_of': as_of})}" if as_of else "",
        address=address,
        linked_data=script_safe(linked_data(incident, judgements, address)),
        charts=toll_charts(incident),
        fields=by_field(incident.versions),
        members=[
            (member, _words(look.view, member) if number < TEXTS else ())
            for number, member in enumerate(incident.members)
        ],
        judgements=judgements,
        citation=cite(incident, look.snapshot, base),
    )


def _words(view: LedgerView, member: Member) -> tuple[Paragraph, ...]:
    """A report's text with what this incident's event stands on; empty where it was withdrawn."""
    ledger = view.ledger(member.report)
    event = next((one for one in ledger.events if one.id == member.event.partition(":")[2]), None)
    marks = event_marks(ledger, event) if event else ()
    return paragraphs(ledger.report.text, ledger.report.blocks, marks)
