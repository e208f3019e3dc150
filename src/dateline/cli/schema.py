"""`dateline schema`."""

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema of a ledger as `read --format json` prints it."""
    from dateline.cli.output import Output  # noqa: PLC0415 - the model is heavy
    from dateline.model.schema import ledger_schema  # noqa: PLC0415
    from dateline.views.document import write_json  # noqa: PLC0415

    with Output(None) as stream:
        write_json(ledger_schema(), stream)
