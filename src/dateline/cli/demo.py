"""`dateline demo`."""

import sys
from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_option import open_store

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.demo import DemoHappening
    from dateline.ledger import LedgerStore
    from dateline.model import Ledger

__all__ = ["LEDGER", "demo"]

LEDGER = "dateline-demo.db"
"""In the present folder, apart from the user's own ledger."""


@click.command()
@click.option(
    "--list", "listing", is_flag=True, help="Name the happenings and their reports, and read nothing."
)
@click.option(
    "--only", metavar="NAME", multiple=True, help="Read this happening alone, with its ledgers (repeatable)."
)
@click.option("--ledgers", "whole", is_flag=True, help="Show the ledger of every report.")
@click.option("--ledger", metavar="FILE", default=LEDGER, show_default=True, help="The ledger to make.")
@click.option(
    "--serve/--no-serve",
    "serves",
    default=None,
    help="Open the desk on it afterwards; the default on a terminal.",
)
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
@click.pass_context
def demo(
    context: click.Context,
    listing: bool,
    only: tuple[str, ...],
    whole: bool,
    ledger: str,
    serves: bool | None,
    pipeline: str | None,
) -> int:
    """Build a small ledger from the reports that ship with Dateline, show it, and open the desk on it.

    The reports are written for the project, on real happenings, in the voice of several invented outlets.
    Those that the ledger holds already are not read again.
    """
    from dateline.cli.serve import serve  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.demo import happenings  # noqa: PLC0415
    from dateline.views.terminal import make_console  # noqa: PLC0415

    known = happenings()
    unknown = [name for name in only if name not in {one.name for one in known}]
    if unknown:
        names = ", ".join(one.name for one in known)
        raise click.BadParameter(f"no happening {unknown[0]!r}: choose from {names}", param_hint="'--only'")
    chosen = [one for one in known if not only or one.name in only]
    console = make_console(sys.stdout)
    if listing:
        _list(console, chosen)
        return 0
    with open_store(ledger, create=True) as store:
        failed = _build(console, store, chosen, pipeline, whole=whole or bool(only))
        _show_incidents(console, store)
    _point_on(console, ledger)
    if sys.stdout.isatty() if serves is None else serves:
        context.invoke(serve, ledger=ledger)
    return 1 if failed else 0


def _list(console: "Console", chosen: "list[DemoHappening]") -> None:
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    for one in chosen:
        console.print(Text.assemble((one.name, "bold"), f"  {one.title}, {one.dates}"))
        console.print(Padding(Text(one.shows, style="dim"), (0, 0, 0, 2)))
        for path in one.reports:
            console.print(Text(f"  {path}"), soft_wrap=True)


def _build(
    console: "Console",
    store: "LedgerStore",
    chosen: "list[DemoHappening]",
    pipeline: str | None,
    *,
    whole: bool,
) -> int:
    """Adds the reports, and sums each happening up as soon as its last report is in; how many failed."""
    from dateline.cli.progress import ReadingProgress  # noqa: PLC0415
    from dateline.services.intake import IntakeService  # noqa: PLC0415
    from dateline.services.reading import ReaderUnavailableError, ReadingService  # noqa: PLC0415
    from dateline.views.terminal import LedgerView, summarise  # noqa: PLC0415

    service = IntakeService(store, ReadingService(pipeline))
    total = sum(len(one.reports) for one in chosen)
    progress = ReadingProgress(total, shares_terminal=sys.stdout.isatty())
    ledgers: dict[str, list[Ledger]] = {one.name: [] for one in chosen}
    failed = 0
    steps = (
        (one, path, outcome) for one in chosen for path in one.reports for outcome in service.add([str(path)])
    )
    try:
        for happening, path, outcome in progress.over(steps):
            if outcome.report is None:
                failed += 1
                with progress.aside(standard_error=True):
                    click.echo(f"dateline: {outcome.target}: {outcome.reason}", err=True)
            else:
                rows = store.ledger(outcome.report)
                ledgers[happening.name].append(rows)
                if whole:
                    with progress.aside():
                        console.print(LedgerView(rows))
            if path == happening.reports[-1]:
                with progress.aside():
                    console.print(
                        summarise(
                            f"{happening.title}, {happening.dates}",
                            ledgers[happening.name],
                            shows=happening.shows,
                            first=happening.first,
                            last=happening.last,
                            one_toll=happening.one_toll,
                        )
                    )
    except ReaderUnavailableError as error:
        raise click.ClickException(str(error)) from error
    return failed


def _show_incidents(console: "Console", store: "LedgerStore") -> None:
    """The incidents that most reports tell of."""
    from rich.text import Text  # noqa: PLC0415

    from dateline.model import Query  # noqa: PLC0415
    from dateline.views.terminal.incidents import IncidentList  # noqa: PLC0415

    page = store.view().incidents(Query(sort="sources", limit=8))
    console.rule(Text("Incidents that several reports tell of", style="bold"), align="left")
    several = tuple(one for one in page.items if one.reports > 1)
    console.print(IncidentList(page.model_copy(update={"items": several})))


def _point_on(console: "Console", ledger: str) -> None:
    from rich.text import Text  # noqa: PLC0415

    console.rule(Text("Where to go next", style="bold"), align="left")
    for command, does in (
        (f"dateline serve --ledger {ledger}", "the desk: map, incidents, review"),
        (f"dateline show ID --ledger {ledger}", "an incident with all its versions"),
        ("dateline read PATH|URL", "your own: a page, a text, a folder"),
        ("dateline add PATH|URL", "the same, into a ledger of yours"),
        ("dateline read PATH --format json", "for programs, with offsets"),
    ):
        console.print(Text.assemble(f"  {command:<46}", (does, "dim")), soft_wrap=True)
