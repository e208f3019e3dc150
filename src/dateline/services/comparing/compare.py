"""A ledger beside another data set: what both tell, what only one does, and where figures differ."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.exports import LossReport, Note, Record, load_codebook, make_exporter
from dateline.imports import READERS, ForeignHappening
from dateline.model import Incident, Query, Snapshot, Status
from dateline.services.comparing.matching import Pair, Window, match
from dateline.services.comparing.sighting import Sighting, rules, sighting_of_foreign, sighting_of_incident
from dateline.services.exporting import ExportSource

__all__ = ["Comparison", "ComparisonError", "compare", "compare_with"]

_LONGEST = 366
"""Days: what is known no better than to more than a year can't be compared (UCDP, date_prec 5)."""


class ComparisonError(ValueError):
    """A comparison that can't be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two lists of happenings have in common."""

    pairs: tuple[Pair, ...]
    """In order of days."""
    only_ours: tuple[Sighting, ...]
    only_theirs: tuple[Sighting, ...]
    window: Window
    ours_outside: int = 0
    """Incidents without a partner that the file could not hold: outside its period or countries, or such as
    an export in its format leaves out."""
    theirs_outside: int = 0
    """Rows without a partner outside the period of the ledger's reports, or outside the filters."""
    undated: int = 0
    """Incidents with no day, or with a stretch longer than a year."""
    snapshot: Snapshot | None = None

    def tolls(self) -> dict[str, int]:
        """Pairs by how their tolls agree."""
        counted = Counter(pair.toll for pair in self.pairs)
        return {name: counted[name] for name in ("same", "overlap", "apart", "one_side", "none")}

    def document(self) -> dict[str, Any]:
        """The comparison as JSON."""
        ours, theirs = len(self.pairs) + len(self.only_ours), len(self.pairs) + len(self.only_theirs)
        return {
            "snapshot": self.snapshot.model_dump(mode="json") if self.snapshot else None,
            "window": {
                "days": self.window.days,
                "kilometres": self.window.kilometres,
                "toll_factor": self.window.toll_factor,
            },
            "summary": {
                "ours": ours,
                "theirs": theirs,
                "both": len(self.pairs),
                "only_ours": len(self.only_ours),
                "only_theirs": len(self.only_theirs),
                "share_of_theirs_found": round(len(self.pairs) / theirs, 4) if theirs else None,
                "share_of_ours_found": round(len(self.pairs) / ours, 4) if ours else None,
                "tolls": self.tolls(),
                "ours_outside": self.ours_outside,
                "theirs_outside": self.theirs_outside,
                "undated": self.undated,
            },
            "pairs": [pair.document() for pair in self.pairs],
            "only_ours": [sighting.document() for sighting in self.only_ours],
            "only_theirs": [sighting.document() for sighting in self.only_theirs],
        }


def compare(
    view: ExportSource,
    path: Path,
    name: str,
    *,
    query: Query | None = None,
    window: Window | None = None,
) -> Comparison:
    """Match the incidents of a ledger with the rows of a foreign file.

    Only incidents that the file could hold are compared: told as having happened, of its types (lethal force
    for UCDP), in its period and countries. Days and countries of the query hold for the file's rows too. A
    row without a partner is a miss where it lies in the days that the ledger's reports were written on.

    Args:
        view: a ledger or a view of it.
        path: the file.
        name: its format, one of `READERS`.
        query: which incidents; all where left out.
        window: how far apart two tellings may lie.

    Raises:
        ComparisonError: if the format is unknown, or the file has no rows.
        dateline.imports.ImportFileError: if the file is not of the format.
        OSError: if it can't be read.
    """
    if name not in READERS:
        raise ComparisonError(f"no format {name!r} to compare with: choose from {', '.join(READERS)}")
    asked = query or Query()
    rows = list(READERS[name](path))
    if not rows:
        raise ComparisonError(f"{path} has no rows with a day")
    records = (
        Record(row["body"]).incident
        for batch in view.rows("incidents", asked, 500, body=True)
        for row in batch
    )
    comparison = compare_with(records, rows, name, query=asked, window=window)
    return Comparison(
        **{field: getattr(comparison, field) for field in Comparison.__slots__ if field != "snapshot"},
        snapshot=view.snapshot(),
    )


def compare_with(
    incidents: Iterable[Incident],
    rows: Iterable[ForeignHappening],
    name: str,
    *,
    query: Query | None = None,
    window: Window | None = None,
) -> Comparison:
    """Match incidents with foreign rows; `compare` says how."""
    asked, reach = query or Query(), window or Window()
    every = [sighting_of_foreign(row) for row in rows]
    theirs = [sighting for sighting in every if _asked(sighting, asked)]
    fit = [incident for incident in incidents if _fits(incident, name)]
    sightings = [(incident, sighting_of_incident(incident)) for incident in fit]
    dated = [
        (incident, sighting)
        for incident, sighting in sightings
        if sighting and (sighting.end - sighting.start).days < _LONGEST
    ]
    ours = list(_inside((sighting for _, sighting in dated), theirs, reach))
    held = {incident.id: incident for incident, _ in dated}
    pairs = sorted(match(ours, theirs, reach), key=lambda pair: (pair.ours.start, pair.ours.id))
    found, matched = {pair.ours.id for pair in pairs}, {id(pair.theirs) for pair in pairs}
    covered = _covered([incident for incident, _ in dated], reach)
    missed = [
        sighting
        for sighting in theirs
        if id(sighting) not in matched
        and covered
        and covered[0] <= sighting.end
        and sighting.start <= covered[1]
    ]
    alone = [one for one in ours if one.id not in found and _has_row(held[one.id], name)]
    return Comparison(
        pairs=tuple(pairs),
        only_ours=tuple(alone),
        only_theirs=tuple(missed),
        window=reach,
        ours_outside=len(dated) - len(pairs) - len(alone),
        theirs_outside=len(every) - len(pairs) - len(missed),
        undated=len(fit) - len(dated),
    )


def _covered(incidents: list[Incident], window: Window) -> tuple[date, date] | None:
    """The days that the ledger's reports were written on: only what happened then can it have missed.

    Background in the reports reaches further back, here and there, and proves nothing of the years between.
    """
    firsts = [date.fromisoformat(one.first_published) for one in incidents if one.first_published]
    lasts = [date.fromisoformat(one.last_published) for one in incidents if one.last_published]
    reach = timedelta(days=window.days)
    return (min(firsts) - reach, max(lasts) + reach) if firsts and lasts else None


def _fits(incident: Incident, name: str) -> bool:
    """Whether the data set could hold the incident."""
    types = rules()["types"][name]
    if incident.status is not Status.ACTUAL or (types and incident.type.value not in types):
        return False
    return name != "ucdp" or bool(incident.killed_low or incident.killed_high)


def _has_row(incident: Incident, name: str) -> bool:
    """Whether it would be a row of the format: what an export leaves out is no miss of the file's."""
    nowhere = Snapshot(id="s-", sequence=0, reports=0, incidents=0, judgements=0)
    loss = LossReport(load_codebook(name))
    list(make_exporter(Note(name, Query(), nowhere), loss).chunks([Record.of(incident)]))
    return loss.rows > 0


def _asked(sighting: Sighting, query: Query) -> bool:
    """Whether a foreign row lies in the days and countries that the query asks for."""
    if query.country and sighting.country not in query.country:
        return False
    if query.since and sighting.end.isoformat()[: len(query.since)] < query.since[:10]:
        return False
    return not (query.until and sighting.start.isoformat()[: len(query.until)] > query.until[:10])


def _inside(sightings: Iterable[Sighting], others: list[Sighting], window: Window) -> Iterator[Sighting]:
    """Those in the period and the countries of the others."""
    if not others:
        return
    reach = timedelta(days=window.days)
    first, last = min(one.start for one in others) - reach, max(one.end for one in others) + reach
    known = {one.country for one in others if one.country}
    for sighting in sightings:
        here = not known or sighting.country is None or sighting.country in known
        if here and sighting.end >= first and sighting.start <= last:
            yield sighting
