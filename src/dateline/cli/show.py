"""`dateline show`."""

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.filters import located, open_view

if TYPE_CHECKING:
    from dateline.ledger.view import LedgerView

__all__ = ["show"]

INCIDENT = re.compile(r"i-[0-9a-f]{13}|[0-9a-f]{12}:e\d+")
ACTOR = re.compile(r"a-[0-9a-f]{13}")
REPORT = re.compile(r"sha256:[0-9a-f]{12,64}|[0-9a-f]{12}(?:[0-9a-f]{52})?")
SHOWN = 20
"""Incidents, actors or reports of a list."""


@click.command()
@click.argument("wanted", metavar="ID|WORDS...", nargs=-1, required=True)
@click.option("--all", "every", is_flag=True, help="Name every source of every version, with its words.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--policy",
    metavar="NAME",
    help="Headline values by another policy: most-independent (the ledger's own), latest-official, lowest.",
)
@located
def show(
    wanted: tuple[str, ...],
    every: bool,
    form: str,
    policy: str | None,
    ledger: str | None,
    as_of: str | None,
) -> int:
    """Show an incident, a report, an event's incident or an actor, by its id or by words.

    Words that several incidents match give a list of them; words that none matches are looked for in the
    names of actors and then in the reports.
    """
    from dateline.ledger.error import LedgerError  # noqa: PLC0415 - heavy imports wait until they are needed

    words = " ".join(wanted).strip()
    view = open_view(ledger, as_of)
    try:
        found = _by_id(view, words, policy) or _by_words(view, words, policy)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"nothing in the ledger matches {words!r}: try fewer or other words")
    if form == "json":
        from dateline.cli.output import Output  # noqa: PLC0415
        from dateline.views.document import write_json  # noqa: PLC0415

        with Output(None) as stream:
            write_json(found.model_dump(mode="json"), stream)
        return 0
    _print(view, found, every)
    return 0


def _by_id(view: "LedgerView", words: str, policy: str | None) -> Any:  # noqa: ANN401 - an incident, an actor's profile or a report
    if INCIDENT.fullmatch(words):
        return view.incident(words, policy)
    if ACTOR.fullmatch(words):
        return view.actor(words)
    if REPORT.fullmatch(words):
        return view.report(words)
    return None


def _by_words(view: "LedgerView", words: str, policy: str | None) -> Any:  # noqa: ANN401 - the same, or a page of them; None for none
    from dateline.model import Query  # noqa: PLC0415 - heavy

    page = view.incidents(Query(text=words, sort="sources", limit=SHOWN), policy)
    if page.total == 1:
        return view.incident(page.items[0].id, policy)
    if page.total:
        return page
    actors = view.actors(words, limit=SHOWN)
    if actors.total == 1:
        return view.actor(actors.items[0].party.id)
    if actors.total:
        return actors
    reports = view.reports(words, limit=SHOWN)
    if reports.total == 1:
        return view.report(reports.items[0].id)
    return reports if reports.total else None


def _print(view: "LedgerView", found: Any, every: bool) -> None:  # noqa: ANN401
    from dateline.model import ActorPage, ActorProfile, Incident, IncidentPage, ReportPage  # noqa: PLC0415
    from dateline.views.terminal import LedgerView as LedgerPage  # noqa: PLC0415 - rich is heavy
    from dateline.views.terminal import make_console  # noqa: PLC0415
    from dateline.views.terminal.actor import ActorList, ActorView  # noqa: PLC0415
    from dateline.views.terminal.incident import IncidentView  # noqa: PLC0415
    from dateline.views.terminal.incidents import IncidentList  # noqa: PLC0415
    from dateline.views.terminal.report import ReportList, ReportPlace  # noqa: PLC0415

    console = make_console(sys.stdout)
    match found:
        case Incident():
            console.print(IncidentView(found, view.judgements(found.id), every=every))
        case IncidentPage():
            console.print(IncidentList(found, "dateline show ID gives one of them whole"))
        case ActorProfile():
            console.print(ActorView(found))
        case ActorPage():
            console.print(ActorList(found))
        case ReportPage():
            console.print(ReportList(found))
        case _:
            console.print(LedgerPage(view.ledger(found.id), every=every))
            console.print(ReportPlace(found))
