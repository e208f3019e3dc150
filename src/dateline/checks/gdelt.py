"""GDELT 2.0 events and mentions: the codebook's rules on rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.checks.delimited import Shape, TableRow, check_table
from dateline.checks.fault import Fault
from dateline.exports import load_codebook
from dateline.exports.cameo import goldstein, quad_class
from dateline.exports.gdelt import fraction_of_year

__all__ = ["GDELT_SHAPE", "check_gdelt", "check_mentions"]

GDELT_SHAPE = Shape(delimiter="\t", head=False, quoted=False)
"""The published files', and PETRARCH's."""


def check_gdelt(path: Path) -> Iterator[Fault]:
    """The faults of a file of events, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("gdelt"), _event, shape=GDELT_SHAPE)


def check_mentions(path: Path) -> Iterator[Fault]:
    """The faults of a file of mentions, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("gdelt-mentions"), _mention, shape=GDELT_SHAPE)


def _event(row: TableRow) -> Iterator[Fault]:
    yield from _codes(row)
    yield from _day(row)
    for prefix in ("Actor1", "Actor2", "Action"):
        yield from _geography(row, prefix)


def _mention(row: TableRow) -> Iterator[Fault]:
    if row.text("MentionTimeDate") < row.text("EventTimeDate"):
        yield Fault(row.line, "MentionTimeDate", "is before EventTimeDate: no report precedes the first")
    confidence = row.number("Confidence")
    if confidence is not None and confidence % 10:
        yield Fault(row.line, "Confidence", f"is {confidence:g}; GDELT counts in steps of ten")


def _codes(row: TableRow) -> Iterator[Fault]:
    code, base, root = (row.text(name) for name in ("EventCode", "EventBaseCode", "EventRootCode"))
    if not code.startswith(base) or not base.startswith(root):
        yield Fault(
            row.line, "EventBaseCode", f"{root}, {base}, {code}: each must begin with the one before it"
        )
    try:
        quad, score = quad_class(code), goldstein(code)
    except KeyError:
        yield Fault(row.line, "EventCode", f"{code!r} is no code of CAMEO")
        return
    if row.text("QuadClass") != str(quad):
        yield Fault(row.line, "QuadClass", f"is {row.text('QuadClass')}; root {root} is {quad} in GDELT")
    if (given := row.number("GoldsteinScale")) is not None and given != score:
        yield Fault(row.line, "GoldsteinScale", f"is {given:g}; GDELT's table has {score:g} for {code}")


def _day(row: TableRow) -> Iterator[Fault]:
    day = row.text("SQLDATE")
    if not (day.startswith(row.text("MonthYear")) and row.text("MonthYear").startswith(row.text("Year"))):
        yield Fault(
            row.line, "MonthYear", f"is {row.text('MonthYear')}, year {row.text('Year')}, and SQLDATE {day}"
        )
    fraction = row.number("FractionDate")
    when = _calendar_day(day)
    if when is not None and fraction is not None:
        right = fraction_of_year(when)
        # Four decimals; a day is 0.0027.
        if abs(fraction - right) > 0.002:
            yield Fault(row.line, "FractionDate", f"is {fraction:.4f}; {day} makes it {right:.4f}")


def _calendar_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 8 else None
    except ValueError:
        return None


def _geography(row: TableRow, prefix: str) -> Iterator[Fault]:
    kind = row.text(f"{prefix}Geo_Type")
    located = [row.text(f"{prefix}Geo_{name}") for name in ("Lat", "Long")]
    if bool(located[0]) != bool(located[1]):
        yield Fault(row.line, f"{prefix}Geo_Lat", "latitude and longitude come together")
    if kind in ("", "0") and any(located):
        yield Fault(row.line, f"{prefix}Geo_Type", "is empty or 0, but the place has coordinates")
