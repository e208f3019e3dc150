"""`dateline reread`."""

from typing import TYPE_CHECKING

import click

from dateline.cli.ledger_option import ledger_option, open_store

if TYPE_CHECKING:
    from dateline.ledger.difference import Change, Difference

__all__ = ["reread"]


@click.command()
@click.argument("reports", metavar="[REPORT]...", nargs=-1)
@ledger_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
def reread(reports: tuple[str, ...], ledger: str | None, dry_run: bool, pipeline: str | None) -> int:
    """Read held reports again with the present reader, and show what it tells otherwise.

    REPORT is an id, or the first 12 digits of one; without any, all reports that another reader read last.
    Earlier rows stay in the ledger, and judgements go over to the events that have the same evidence.
    """
    from dateline.cli.progress import ReadingProgress  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.ledger import LedgerError  # noqa: PLC0415
    from dateline.services.intake.rereading import RereadingService  # noqa: PLC0415
    from dateline.services.reading import ReaderUnavailableError, ReadingService  # noqa: PLC0415

    done = failed = 0
    with open_store(ledger) as store:
        total = len(reports) or len(store.held_reports(latest=True))
        progress = ReadingProgress(total, shares_terminal=True)
        outcomes = RereadingService(store, ReadingService(pipeline)).reread(reports or None, dry_run=dry_run)
        try:
            for outcome in progress.over(outcomes):
                with progress.aside():
                    if outcome.difference is None:
                        failed += 1
                        click.echo(f"dateline: {outcome.title or outcome.report}: {outcome.reason}", err=True)
                    else:
                        done += 1
                        _show(outcome.difference)
        except (LedgerError, ReaderUnavailableError) as error:
            raise click.ClickException(str(error)) from error
        verb = "would be read again" if dry_run else "read again"
        click.echo(f"{store.where}: {done} {verb}" + (f", {failed} failed" if failed else ""))
    return 0 if not failed else (1 if done else 2)


def _show(found: "Difference") -> None:
    changed = len(found.changes) - found.added - found.removed
    click.echo(
        f"{found.report[7:19]}  {found.title or ''}  "
        f"({found.added} new, {found.removed} gone, {changed} changed, {found.unchanged} as before)"
    )
    for change in found.changes:
        for line in _lines(change):
            click.echo(f"  {line}")


def _lines(change: "Change") -> list[str]:
    if change.before is None:
        assert change.after is not None
        return [f"+ {change.after.type}  {_quote(change.after.evidence[0].quote)}"]
    if change.after is None:
        return [f"- {change.before.type}  {_quote(change.before.evidence[0].quote)}"]
    fields = [f"    {name}: {old or 'none'} → {new or 'none'}" for name, old, new in change.fields]
    return [f"~ {change.after.type}  {_quote(change.after.evidence[0].quote)}", *fields]


def _quote(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 100 else line[:99] + "…"
