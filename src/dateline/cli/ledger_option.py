"""The option that names a ledger, and opening it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from dateline.ledger import LedgerStore

__all__ = ["ledger_option", "open_store"]

Command = TypeVar("Command", bound=Callable[..., object])


def ledger_option(command: Command) -> Command:
    """Adds `--ledger`, whose value is the parameter `ledger`."""
    return click.option(
        "--ledger",
        metavar="FILE|URL",
        envvar="DATELINE_LEDGER",
        help="The ledger: a file, or a PostgreSQL URL (also DATELINE_LEDGER).  [default: dateline.db]",
    )(command)


def open_store(ledger: str | None, *, create: bool = False, read_only: bool = False) -> "LedgerStore":
    """Open the ledger that the option names.

    Raises:
        click.ClickException: if it can't be opened; the message is one line.
    """
    from dateline.ledger import LedgerError, open_ledger  # noqa: PLC0415 - SQLAlchemy is heavy

    try:
        return open_ledger(ledger, create=create, read_only=read_only)
    except LedgerError as error:
        raise click.ClickException(str(error)) from error
