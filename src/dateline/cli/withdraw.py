"""`dateline withdraw`."""

import getpass

import click

from dateline.cli.ledger_option import ledger_option, open_store

__all__ = ["withdraw"]


@click.command()
@click.argument("report", metavar="REPORT")
@ledger_option
@click.option("--reason", required=True, metavar="WORDS", help="Why; it is shown in the place of the text.")
@click.option("--user", metavar="NAME", envvar="DATELINE_USER", help="Who decides it (also DATELINE_USER).")
@click.option("--yes", is_flag=True, help="Do not ask.")
def withdraw(report: str, ledger: str | None, reason: str, user: str | None, yes: bool) -> int:
    """Take the words of a report out of the ledger for good.

    REPORT is its id, or the first 12 digits of it. Its hash and its rows stay, without their quotes; the
    chain of hashes stays whole. It can't be undone.
    """
    from dateline.ledger import LedgerError  # noqa: PLC0415 - SQLAlchemy is heavy

    with open_store(ledger) as store:
        try:
            held = store.ledger(report).report
            if not yes:
                click.confirm(
                    f"Take out the words of {held.title or held.id!r} for good?", abort=True, err=True
                )
            store.withdraw(held.id, user or getpass.getuser(), reason)
        except LedgerError as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"{store.where}: the words of {held.id} are gone")
    return 0
