"""UCDP GED: the codebook's rules on rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.checks.delimited import TableRow, check_table
from dateline.checks.fault import Fault
from dateline.exports import load_codebook
from dateline.exports.ucdp import priogrid_cell

__all__ = ["check_ucdp"]

_SPANS = {1: (1, 1), 2: (2, 6), 3: (2, 7), 4: (2, 31), 5: (2, 366)}
"""Days that each date_prec may span. A week or month may be told by fewer days than it has."""


def check_ucdp(path: Path) -> Iterator[Fault]:
    """The faults of a UCDP GED file, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("ucdp"), _together, key="id")


def _together(row: TableRow) -> Iterator[Fault]:
    if row.text("side_a") and row.text("side_a") == row.text("side_b"):
        yield Fault(row.line, "side_b", f"is {row.text('side_b')!r}, as side_a; a dyad has two sides")
    yield from _deaths(row)
    yield from _days(row)
    yield from _place(row)


def _deaths(row: TableRow) -> Iterator[Fault]:
    parts = [row.number(f"deaths_{part}") for part in ("a", "b", "civilians", "unknown")]
    best, low, high = row.number("best"), row.number("low"), row.number("high")
    known = [part for part in parts if part is not None]
    if best is not None and len(known) == len(parts) and best != sum(known):
        added = " + ".join(f"{part:g}" for part in known)
        yield Fault(
            row.line, "best", f"is {best:g}; deaths a + b + civilians + unknown are {added} = {sum(known):g}"
        )
    if best is not None and low is not None and low > best:
        yield Fault(row.line, "low", f"is {low:g}, more than best {best:g}")
    if best is not None and high is not None and high < best:
        yield Fault(row.line, "high", f"is {high:g}, less than best {best:g}")
    if row.text("type_of_violence") == "3" and row.number("deaths_b"):
        yield Fault(
            row.line,
            "deaths_b",
            "one-sided violence has civilians for side b: their dead are deaths_civilians",
        )


def _days(row: TableRow) -> Iterator[Fault]:
    try:
        start, end = (date.fromisoformat(row.text(name)[:10]) for name in ("date_start", "date_end"))
    except ValueError:
        return
    days = (end - start).days + 1
    if days < 1:
        yield Fault(row.line, "date_end", f"is before date_start {start}")
        return
    if row.text("year") not in (str(start.year), str(end.year)):
        yield Fault(row.line, "year", f"is {row.text('year')}; the dates are {start} to {end}")
    precision = row.number("date_prec")
    if precision in _SPANS:
        least, most = _SPANS[int(precision)]
        if not least <= days <= most:
            due = f"{least}" if least == most else f"{least} to {most}"
            yield Fault(
                row.line, "date_prec", f"is {precision:g}, which is for {due} days; the dates span {days}"
            )


def _place(row: TableRow) -> Iterator[Fault]:
    latitude, longitude = row.number("latitude"), row.number("longitude")
    cell = row.number("priogrid_gid")
    if latitude is None or longitude is None or cell is None or abs(latitude) > 90 or abs(longitude) > 180:
        return
    right = priogrid_cell(latitude, longitude)
    if cell != right:
        yield Fault(row.line, "priogrid_gid", f"is {cell:g}; the point lies in cell {right}")
