"""One report's ledger: its words with the evidence marked, and its events with who says so."""

from dataclasses import dataclass

from dateline.desk.pages.highlight import paragraphs, reading_marks
from dateline.model import Claim, Event, Ledger
from dateline.notebook.rendering import render
from dateline.views.terminal.facts import EventFacts
from dateline.views.terminal.glyphs import UNICODE
from dateline.views.terminal.naming import Naming
from dateline.views.terminal.words import figure_words, time_basis_words, time_words

__all__ = ["event_html", "ledger_html"]


@dataclass(frozen=True, slots=True)
class _Said:
    claim: Claim
    source: str


@dataclass(frozen=True, slots=True)
class _Row:
    event: Event
    actor: str
    recipient: str
    facts: tuple[tuple[str, str], ...]
    claims: tuple[_Said, ...]


def ledger_html(ledger: Ledger) -> str:
    """The text of the report, every word that a row stands on marked by its role, above a table of events."""
    naming = Naming(ledger, UNICODE)
    facts = EventFacts(ledger, UNICODE, naming)
    report = ledger.report
    return render(
        "ledger",
        ledger=ledger,
        report=report,
        text=paragraphs(report.text, report.blocks, reading_marks(ledger)),
        rows=[
            _Row(
                event,
                naming.actors(event.actor),
                naming.recipients(event),
                tuple((label, str(value)) for label, value in facts.of(event)),
                tuple(
                    _Said(claim, naming.source(claim)) for claim in ledger.claims if claim.event == event.id
                ),
            )
            for event in ledger.events
        ],
    )


def event_html(event: Event) -> str:
    """One event by itself: without its ledger, actors, places and claims have no names but their ids."""
    return render(
        "event",
        event=event,
        when=time_words(event.time) if event.time else "",
        basis=time_basis_words(event.time) if event.time else "",
        tolls=[(row, figure_words(row, UNICODE)) for row in event.casualties],
    )
