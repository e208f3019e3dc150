"""`dateline sql`."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import click

__all__ = ["sql"]


@click.command()
@click.argument("statement", metavar="SELECT...")
@click.option("--ledger", metavar="FILE", envvar="DATELINE_LEDGER", help="The ledger (dateline.db).")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "csv", "jsonl")),
    default="table",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=30.0, show_default=True, help="Time limit."
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Print no more than N rows.")
def sql(statement: str, ledger: str | None, form: str, seconds: float, limit: int | None) -> None:
    """Run a SELECT on the ledger's tables; nothing can be changed.

    docs/tables.md lists the tables. - reads the statement from standard input.
    """
    from dateline.ledger import LedgerError  # noqa: PLC0415 - heavy imports wait until they are needed
    from dateline.services.sql import SqlError, SqlService  # noqa: PLC0415

    words = sys.stdin.read() if statement == "-" else statement
    try:
        with SqlService(ledger or "dateline.db").run(words, seconds=seconds) as answer:
            rows = answer.rows if limit is None else islice(answer.rows, limit)
            _PRINTERS[form](answer.columns, rows)
    except (LedgerError, SqlError) as error:
        raise click.ClickException(str(error)) from error


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from dateline.views.terminal import make_console  # noqa: PLC0415

    table = Table(*columns)
    for row in rows:
        table.add_row(*("" if value is None else Text(str(value)) for value in row))
    make_console(sys.stdout).print(table)


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _print_jsonl(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        sys.stdout.write(
            json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str) + "\n"
        )


_PRINTERS = {"table": _print_table, "csv": _print_csv, "jsonl": _print_jsonl}
