"""`dateline failures`."""

import click

from dateline.cli.ledger_option import ledger_option, open_store

__all__ = ["failures"]


@click.command()
@ledger_option
@click.option("--retry", is_flag=True, help="Read them again; what can be read now is added.")
@click.option("--pipeline", metavar="NAME", envvar="DATELINE_PIPELINE", help="spaCy pipeline to use.")
@click.pass_context
def failures(context: click.Context, ledger: str | None, retry: bool, pipeline: str | None) -> int:
    """List the reports that could not be read, each with its reason."""
    with open_store(ledger) as store:
        found = store.failures()
    for one in found:
        tries = "once" if one.tries == 1 else f"{one.tries} times"
        click.echo(
            f"{one.target}: {one.reason} (tried {tries}, last {one.latest[:16].replace('T', ' ')} UTC)"
        )
    if not found:
        click.echo("no failures")
    elif retry:
        from dateline.cli.add import add  # noqa: PLC0415

        status: int = context.invoke(
            add,
            # A report of a file with several is tried with the whole file; what is held is passed over.
            targets=tuple(dict.fromkeys(one.target.partition(", report ")[0] for one in found)),
            ledger=ledger,
            pipeline=pipeline,
        )
        return status
    return 0
