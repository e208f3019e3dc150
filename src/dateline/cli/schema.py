"""`dateline schema`."""

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """Print the JSON Schema of a ledger as `read --format json` prints it."""
    from dateline.cli.output import Output  # noqa: PLC0415 - the model is heavy
    from dateline.views.document import json_schema, write_json  # noqa: PLC0415

    with Output(None) as stream:
        write_json(json_schema(), stream)
