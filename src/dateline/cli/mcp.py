"""`dateline mcp`."""

import click

__all__ = ["mcp"]


@click.command()
@click.option("--ledger", metavar="FILE", envvar="DATELINE_LEDGER", help="The ledger (dateline.db).")
@click.option("--as-of", metavar="TIME", help="The ledger as it stood then.")
def mcp(ledger: str | None, as_of: str | None) -> None:
    """Serve the ledger to assistants over the Model Context Protocol, on standard input and output.

    The tools read: search, incident, evidence, report. None writes. Text of reports is marked as untrusted.
    """
    import dateline  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.ledger import LedgerError  # noqa: PLC0415

    try:
        from dateline.mcp import make_server  # noqa: PLC0415
    except ImportError as error:
        raise click.ClickException(
            "the Model Context Protocol is an extra: pip install 'dateline[mcp]'"
        ) from error
    try:
        with dateline.open(ledger) as store:
            make_server(store.view(as_of)).run()
    except LedgerError as error:
        raise click.ClickException(str(error)) from error
