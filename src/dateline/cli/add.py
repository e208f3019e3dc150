"""`dateline add`."""

import sys
from datetime import date

import click

from dateline.cli.ledger_option import ledger_option, open_store
from dateline.cli.parameter import day, language

__all__ = ["add"]


@click.command()
@click.argument("targets", metavar="PATH|URL|-...", nargs=-1, required=True)
@ledger_option
@click.option(
    "--published", callback=day, metavar="DATE", help="Publication date of every report, as YYYY-MM-DD."
)
@click.option(
    "--language", "code", callback=language, metavar="CODE", help="Language of every report, such as en."
)
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
@click.option(
    "--processes", type=click.IntRange(1, 256), default=1, show_default=True, help="How many processes read."
)
@click.option("--quiet", is_flag=True, help="Print nothing but failures and the last line.")
def add(
    targets: tuple[str, ...],
    ledger: str | None,
    published: date | None,
    code: str | None,
    pipeline: str | None,
    processes: int,
    quiet: bool,
) -> int:
    """Read reports and add them to a ledger, which is made where there is none.

    A report that is held already is passed over, so the same command goes on where an earlier one stopped.
    What can't be read is listed by 'dateline failures'.
    """
    from dateline.cli.interruption import uninterrupted  # noqa: PLC0415
    from dateline.cli.progress import ReadingProgress  # noqa: PLC0415 - heavy imports wait for their use
    from dateline.ledger import LedgerError  # noqa: PLC0415
    from dateline.services.intake import IntakeService  # noqa: PLC0415
    from dateline.services.reading import (  # noqa: PLC0415
        ReaderUnavailableError,
        ReadingService,
        estimate_reports,
    )
    from dateline.sources import SourceError  # noqa: PLC0415

    counts = dict.fromkeys(("added", "version", "reread", "held", "failed"), 0)
    progress = ReadingProgress(estimate_reports(targets), shares_terminal=sys.stdout.isatty())
    with open_store(ledger, create=True) as store:
        service = IntakeService(store, ReadingService(pipeline))
        outcomes = service.add(targets, published=published, language=code, processes=processes)
        try:
            for outcome in progress.over(outcomes):
                with progress.aside(standard_error=outcome.reason is not None), uninterrupted():
                    if outcome.report is None:
                        counts["failed"] += 1
                        click.echo(f"dateline: {outcome.target}: {outcome.reason}", err=True)
                        continue
                    kind = outcome.addition.outcome if outcome.addition else "held"
                    counts[kind] += 1
                    if not quiet:
                        told = f"{len(outcome.addition.incidents)} incidents  " if outcome.addition else ""
                        click.echo(
                            f"{_WORDS[kind]}  {outcome.report[7:19]}  {told}{outcome.title or outcome.target}"
                        )
        except KeyboardInterrupt:
            click.echo(f"dateline: {_summary(counts)}; run the same command to go on", err=True)
            raise
        except (ReaderUnavailableError, SourceError, LedgerError) as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"{store.where}: {_summary(counts)}")
    failed, done = counts["failed"], sum(counts.values()) - counts["failed"]
    return 0 if not failed else (1 if done else 2)


_WORDS = {"added": "added  ", "version": "updated", "reread": "reread ", "held": "held   "}


def _summary(counts: dict[str, int]) -> str:
    """What was done, in the order of the counts; what was not is left out."""
    names = {
        "added": "added",
        "version": "new versions",
        "reread": "read again",
        "held": "held already",
        "failed": "failed",
    }
    told = [f"{counts[kind]} {name}" for kind, name in names.items() if counts[kind]]
    return ", ".join(told) or "nothing to add"
