"""`dateline demo`."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.model import Ledger

__all__ = ["demo"]


@click.command()
@click.option(
    "--list", "listing", is_flag=True, help="Name the happenings and their reports, and read nothing."
)
@click.option(
    "--only", metavar="NAME", multiple=True, help="Read this happening alone (repeatable); see --list."
)
@click.option("--summary", "summary_only", is_flag=True, help="Print the summaries without the ledgers.")
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
def demo(listing: bool, only: tuple[str, ...], summary_only: bool, pipeline: str | None) -> int:
    """Read the reports that ship with Dateline and show their ledgers.

    The reports are written for the project, on real happenings, in the voice of several invented outlets.
    """
    from rich.padding import Padding  # noqa: PLC0415 - heavy imports wait until they are needed
    from rich.rule import Rule  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from dateline.cli.progress import ReadingProgress  # noqa: PLC0415
    from dateline.demo import happenings  # noqa: PLC0415
    from dateline.services.reading import ReaderUnavailableError, ReadingService  # noqa: PLC0415
    from dateline.views.terminal import LedgerView, make_console, summarise  # noqa: PLC0415

    known = happenings()
    unknown = [name for name in only if name not in {one.name for one in known}]
    if unknown:
        names = ", ".join(one.name for one in known)
        raise click.BadParameter(f"no happening {unknown[0]!r}: choose from {names}", param_hint="'--only'")
    chosen = [one for one in known if not only or one.name in only]
    console = make_console(sys.stdout)
    if listing:
        for one in chosen:
            console.print(Text.assemble((one.name, "bold"), f"  {one.title}, {one.dates}"))
            console.print(Padding(Text(one.shows, style="dim"), (0, 0, 0, 2)))
            for path in one.reports:
                console.print(Text(f"  {path}"), soft_wrap=True)
        return 0
    service = ReadingService(pipeline)
    progress = ReadingProgress(sum(len(one.reports) for one in chosen), shares_terminal=sys.stdout.isatty())
    ledgers: dict[str, list[Ledger]] = {one.name: [] for one in chosen}
    failed = 0
    pairs = (
        (one, outcome) for one in chosen for outcome in service.read([str(path) for path in one.reports])
    )
    try:
        for happening, outcome in progress.over(pairs):
            if outcome.ledger is None:
                failed += 1
                with progress.aside(standard_error=True):
                    click.echo(f"dateline: {outcome.target}: {outcome.reason}", err=True)
                continue
            ledgers[happening.name].append(outcome.ledger)
            if not summary_only:
                with progress.aside():
                    console.print(LedgerView(outcome.ledger))
    except ReaderUnavailableError as error:
        raise click.ClickException(str(error)) from error
    console.print(Rule(Text("The happenings, report by report", style="bold"), align="left"))
    for one in chosen:
        console.print()
        console.print(summarise(f"{one.title}, {one.dates}", ledgers[one.name]))
    console.print()
    console.print(
        Text("most killed: the highest figure that a report gives for one act of force", style="dim")
    )
    console.print(Text("Your own reports: dateline read PATH|URL", style="dim"))
    return 1 if failed else 0
