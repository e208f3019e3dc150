"""`dateline rebuild`."""

import click

from dateline.cli.ledger_option import ledger_option, open_store

__all__ = ["rebuild"]


@click.command()
@ledger_option
def rebuild(ledger: str | None) -> int:
    """Drop what is derived from the log, and fold it anew.

    Incidents, search and all other derived tables come out the same to the byte. It is needed where a new
    version of Dateline folds otherwise, which then says so.
    """
    from dateline.ledger import LedgerError  # noqa: PLC0415 - SQLAlchemy is heavy

    with open_store(ledger) as store:
        try:
            store.rebuild()
        except LedgerError as error:
            raise click.ClickException(str(error)) from error
        snapshot = store.view().snapshot()
        click.echo(f"{store.where}: {snapshot.incidents} incidents of {snapshot.reports} reports")
    return 0
