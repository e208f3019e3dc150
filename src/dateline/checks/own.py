"""The ledger's own forms: CSV, JSON lines, Parquet."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from dateline.checks.delimited import TableRow, check_table
from dateline.checks.fault import Fault
from dateline.exports import load_codebook
from dateline.exports.readback import read_incident, read_parquet_rows

__all__ = ["check_csv", "check_jsonl", "check_parquet", "flat_faults"]


def check_csv(path: Path) -> Iterator[Fault]:
    """The faults of a table of incidents.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("csv"), flat_faults, key="id")


def flat_faults(row: TableRow) -> Iterator[Fault]:
    """Rules on several columns of a flat row."""
    for low, high in (("killed_low", "killed_high"), ("injured_low", "injured_high")):
        least, most = row.number(low), row.number(high)
        if least is not None and most is not None and least > most:
            yield Fault(row.line, low, f"is {least:g}, more than {high} {most:g}")
    if row.text("time_start") > row.text("time_end"):
        yield Fault(row.line, "time_end", f"is before time_start {row.text('time_start')}")
    if bool(row.text("latitude")) != bool(row.text("longitude")):
        yield Fault(row.line, "latitude", "latitude and longitude come together")
    sources, reports = row.number("sources"), row.number("reports")
    if sources is not None and reports is not None and sources > reports:
        yield Fault(row.line, "sources", f"are {sources:g}, more than the {reports:g} reports")


def check_jsonl(path: Path) -> Iterator[Fault]:
    """The faults of a file of whole incidents.

    Raises:
        OSError: if the file can't be read.
    """
    with path.open(encoding="utf-8", errors="replace") as stream:
        for line, text in enumerate(stream, start=1):
            if text.strip():
                yield from _incident(line, text)


def check_parquet(path: Path) -> Iterator[Fault]:
    """The faults of a Parquet file of incidents; lines are rows.

    Raises:
        OSError: if the file can't be read.
    """
    try:
        for line, text in enumerate(read_parquet_rows(path), start=1):
            yield from _incident(line, text)
    except ValueError as error:
        yield Fault(None, None, str(error))


def _incident(line: int, text: str) -> Iterator[Fault]:
    try:
        read_incident(text)
    except ValidationError as error:
        for one in error.errors(include_url=False, include_input=False):
            yield Fault(line, ".".join(map(str, one["loc"])) or None, one["msg"])
