"""`dateline verify`."""

import click

from dateline.cli.ledger_option import ledger_option, open_store

__all__ = ["verify"]


@click.command()
@ledger_option
def verify(ledger: str | None) -> int:
    """Check that a ledger is what was written to it.

    The hashes of all entries and their chain, the words of each report against its id, every row's place in
    them, and the derived tables against the log. The status is 1 where something does not hold.
    """
    from dateline.ledger import LedgerError  # noqa: PLC0415 - SQLAlchemy is heavy

    with open_store(ledger, read_only=True) as store:
        number = 0
        try:
            for finding in store.verify():
                number += 1
                click.echo(str(finding))
        except LedgerError as error:
            raise click.ClickException(str(error)) from error
        snapshot = store.view().snapshot()
        held = f"{snapshot.sequence} entries, {snapshot.reports} reports, {snapshot.judgements} judgements"
        click.echo(
            f"{store.where}: {held}; " + (f"{number} faults" if number else f"all sound, {snapshot.id}")
        )
    return 1 if number else 0
