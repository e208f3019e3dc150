"""ACLED: the codebook's rules on rows."""

from collections.abc import Iterator
from pathlib import Path

from dateline.checks.delimited import TableRow, check_table
from dateline.checks.fault import Fault
from dateline.exports import load_codebook
from dateline.exports.parties import acled_class_name, acled_interaction

__all__ = ["check_acled"]


def check_acled(path: Path) -> Iterator[Fault]:
    """The faults of an ACLED file, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("acled"), _together, key="event_id_cnty")


def _together(row: TableRow) -> Iterator[Fault]:
    rules = load_codebook("acled").rules
    event, sub = row.text("event_type"), row.text("sub_event_type")
    if event in rules["sub_events"] and sub not in rules["sub_events"][event]:
        yield Fault(row.line, "sub_event_type", f"{sub!r} is no sub-event type of {event}")
    disorder = rules["disorder_exceptions"].get(sub, rules["disorder"].get(event))
    if disorder and row.text("disorder_type") not in (disorder, rules["disorder"][event]):
        yield Fault(
            row.line, "disorder_type", f"is {row.text('disorder_type')!r}; {sub} makes it {disorder!r}"
        )
    if row.text("event_date")[:4] != row.text("year"):
        yield Fault(row.line, "year", f"is {row.text('year')} and event_date {row.text('event_date')}")
    if row.text("region") and row.text("region") not in rules["regions"]:
        yield Fault(row.line, "region", f"{row.text('region')!r} is none of ACLED's regions")
    yield from _interaction(row)
    unarmed = {"Civilians", "Protesters"} & {row.text("inter1"), row.text("inter2")}
    if event == "Battles" and unarmed:
        yield Fault(row.line, "inter2", f"a battle has two armed sides, not {' and '.join(sorted(unarmed))}")
    if event == "Violence against civilians" and not row.text("actor2"):
        yield Fault(row.line, "actor2", "is empty; violence against civilians has victims")
    if bool(row.text("actor2")) != bool(row.text("inter2")):
        yield Fault(row.line, "inter2", "actor2 and inter2 come together")
    if row.text("civilian_targeting") and "Civilians" not in (row.text("inter1"), row.text("inter2")):
        # Protesters and other civilians under attack count too: only two armed sides are surely wrong.
        armed = {"State forces", "Rebel group", "Political militia"}
        if {row.text("inter1"), row.text("inter2")} <= armed:
            yield Fault(row.line, "civilian_targeting", "is set, but both sides are armed")


def _interaction(row: TableRow) -> Iterator[Fault]:
    numbers = {acled_class_name(number): number for number in range(1, 9)}
    first, second = numbers.get(row.text("inter1")), numbers.get(row.text("inter2"))
    if first is None or (row.text("inter2") and second is None):
        return
    right = acled_interaction(first, second)
    if row.text("interaction") != right:
        yield Fault(
            row.line, "interaction", f"is {row.text('interaction')!r}; inter1 and inter2 make it {right!r}"
        )
