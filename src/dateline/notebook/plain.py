"""The same in plain words, as the terminal prints them: for consoles, diffs and mail."""

import io

from rich.console import Console, RenderableType

from dateline.model import Event, Incident, IncidentPage, Ledger
from dateline.notebook.whole import Store, View
from dateline.views.terminal import LedgerView
from dateline.views.terminal.glyphs import UNICODE, clean
from dateline.views.terminal.incident import IncidentView
from dateline.views.terminal.incidents import IncidentList
from dateline.views.terminal.words import STATUS, figure_words, plural, time_words

__all__ = ["event_text", "incident_text", "incidents_text", "ledger_text", "store_text", "view_text"]


def ledger_text(ledger: Ledger) -> str:
    """The report's weightiest events, as `dateline read` prints them."""
    return _printed(LedgerView(ledger))


def event_text(event: Event) -> str:
    """One line, and the words that it stands on."""
    parts = [f"{event.id} {event.type}{f' {event.mode}' if event.mode else ''}"]
    if STATUS[event.status]:
        parts.append(STATUS[event.status])
    if event.time is not None:
        parts.append(time_words(event.time))
    parts += [f"{row.effect} {figure_words(row, UNICODE)}" for row in event.casualties if not row.part]
    quotes = "".join(f"\n  “{clean(span.quote)}”" for span in event.evidence)
    return f" {UNICODE.dot} ".join(parts) + quotes


def incident_text(incident: Incident) -> str:
    """Headline and versions, as `dateline show` prints them."""
    return _printed(IncidentView(incident))


def incidents_text(page: IncidentPage) -> str:
    """Two lines an incident, as `dateline incidents` prints them."""
    return _printed(IncidentList(page))


def view_text(view: View, where: str | None = None) -> str:
    """What the ledger holds, on one line."""
    state = view.snapshot()
    held = ", ".join(
        plural(count, noun)
        for count, noun in (
            (state.reports, "report"),
            (state.incidents, "incident"),
            (state.judgements, "judgement"),
        )
    )
    when = f", last changed {state.time[:10]}" if state.time else ""
    return f"Ledger{f' {where}' if where else ''}: {held} (snapshot {state.id}{when})"


def store_text(store: Store) -> str:
    """The same of the ledger as it is now."""
    return view_text(store.view(), store.where)


def _printed(what: RenderableType) -> str:
    stream = io.StringIO()
    # Left to itself, rich would find the notebook and show a second output instead of writing to the stream.
    console = Console(
        file=stream,
        width=100,
        force_jupyter=False,
        color_system=None,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(what)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).strip("\n")
