"""What an export of some incidents wrote, row by row, and what its loss report says."""

import csv
import io

from made_incidents import StandIn

from dateline.exports import LossReport
from dateline.services.exporting import export


def rows(form: str, *incidents, delimiter: str = ","):
    made = export(StandIn(incidents), None, form)
    text = b"".join(made).decode()
    if form in ("gdelt", "gdelt-mentions", "petrarch"):
        names = made.codebook.names
        found = [dict(zip(names, line.split("\t"), strict=True)) for line in text.splitlines()]
    else:
        found = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    return found, made.loss


def left_out(loss: LossReport, reason: str) -> int:
    """How many incidents the report says were left out for the reason."""
    return sum(one["incidents"] for one in loss.document()["left_out"] if one["reason"] == reason)


def noted(loss: LossReport, note: str) -> int:
    """How many rows the report says the note is on."""
    return sum(one["rows"] for one in loss.document()["changed"] if one["note"] == note)
