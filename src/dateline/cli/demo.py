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
    "--only", metavar="NAME", multiple=True, help="Read this happening alone, with its ledgers (repeatable)."
)
@click.option("--ledgers", "whole", is_flag=True, help="Show the ledger of every report.")
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
def demo(listing: bool, only: tuple[str, ...], whole: bool, pipeline: str | None) -> int:
    """Read the reports that ship with Dateline and show what is in them.

    The reports are written for the project, on real happenings, in the voice of several invented outlets.
    """
    from rich.padding import Padding  # noqa: PLC0415 - heavy imports wait until they are needed
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
    total = sum(len(one.reports) for one in chosen)
    progress = ReadingProgress(total, shares_terminal=sys.stdout.isatty())
    ledgers: dict[str, list[Ledger]] = {one.name: [] for one in chosen}
    failed = 0
    pairs = (
        (one, path, outcome)
        for one in chosen
        for path in one.reports
        for outcome in service.read([str(path)])
    )
    try:
        for happening, path, outcome in progress.over(pairs):
            if outcome.ledger is None:
                failed += 1
                with progress.aside(standard_error=True):
                    click.echo(f"dateline: {outcome.target}: {outcome.reason}", err=True)
            else:
                ledgers[happening.name].append(outcome.ledger)
                if whole or only:
                    with progress.aside():
                        console.print(LedgerView(outcome.ledger))
            # Each happening as soon as its last report is read: the first page is there within seconds.
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
    console.rule(Text("Where to go next", style="bold"), align="left")
    first = chosen[0]
    for command, does in (
        (f"dateline demo --only {first.name}", "its ledgers, event by event"),
        ("dateline read PATH|URL", "your own: a page, a text, a folder"),
        ("dateline read PATH --all", "every claim with its words"),
        ("dateline read PATH --format json", "for programs, with offsets"),
    ):
        console.print(Text.assemble(f"  {command:<41}", (does, "dim")))
    return 1 if failed else 0
