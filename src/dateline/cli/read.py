"""`dateline read`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from dateline.cli.parameter import day, language

if TYPE_CHECKING:
    from dateline.views.document import LedgerWriter

__all__ = ["FORMATS", "read"]

FORMATS = ("table", "json", "jsonl")


@click.command()
@click.argument("targets", metavar="PATH|URL|-...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
)
@click.option(
    "--published", callback=day, metavar="DATE", help="Publication date of every report, as YYYY-MM-DD."
)
@click.option(
    "--language", "code", callback=language, metavar="CODE", help="Language of every report, such as en."
)
@click.option(
    "--pipeline",
    metavar="NAME",
    envvar="DATELINE_PIPELINE",
    help="spaCy pipeline to use: an installed package or a folder (also DATELINE_PIPELINE).",
)
@click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="How many processes read."
)
@click.option(
    "--all", "every", is_flag=True, help="Show every event whole, with every claim and its words (table)."
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of standard output."
)
def read(
    targets: tuple[str, ...],
    form: str,
    published: date | None,
    code: str | None,
    pipeline: str | None,
    processes: int,
    every: bool,
    output: Path | None,
) -> int:
    """Read reports and print their ledgers; nothing is stored.

    A PATH is a text, HTML, JSON or JSONL file, or a folder of these; - is standard input.
    """
    from dateline.cli.interruption import uninterrupted  # noqa: PLC0415
    from dateline.cli.output import Output  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.cli.progress import ReadingProgress  # noqa: PLC0415
    from dateline.services.reading import (  # noqa: PLC0415
        ReaderUnavailableError,
        ReadingService,
        estimate_reports,
    )
    from dateline.sources import SourceError  # noqa: PLC0415

    progress = ReadingProgress(
        estimate_reports(targets), shares_terminal=output is None and sys.stdout.isatty()
    )
    service = ReadingService(pipeline)
    outcomes = service.read(targets, published=published, language=code, processes=processes)
    done = failed = 0
    sink = Output(output)
    with sink as stream:
        writer = _writer(form, stream, every)
        try:
            for outcome in progress.over(outcomes):
                if outcome.ledger is not None:
                    done += 1
                    with progress.aside(), uninterrupted():
                        writer.write(outcome.ledger)
                else:
                    failed += 1
                    writer.set_aside()
                    with progress.aside(standard_error=True):
                        click.echo(f"dateline: {_complaint(outcome.target, outcome.reason or '')}", err=True)
        except (ReaderUnavailableError, SourceError) as error:
            raise click.ClickException(str(error)) from error
        finally:
            # A list that was begun is closed also after an interruption, so that it parses.
            with uninterrupted():
                writer.close()
        if not done:
            sink.discard()
    if not done and not failed:
        raise click.ClickException(f"nothing to read in {', '.join(targets)}")
    if failed and done + failed > 1:
        click.echo(f"dateline: {failed} of {done + failed} reports set aside", err=True)
    return 0 if not failed else (1 if done else 2)


def _complaint(target: str, reason: str) -> str:
    """What was set aside and why, on one line."""
    return " ".join((reason if target in reason else f"{target}: {reason}").split())


def _writer(form: str, stream: TextIO, every: bool) -> "LedgerWriter":
    match form:
        case "json":
            from dateline.views.document import JsonWriter  # noqa: PLC0415

            return JsonWriter(stream)
        case "jsonl":
            from dateline.views.document import JsonlWriter  # noqa: PLC0415

            return JsonlWriter(stream)
        case _:
            from dateline.views.terminal import TableWriter  # noqa: PLC0415 - rich is heavy

            return TableWriter(stream, every=every)
