"""Learns which time and which place of a sentence are an event's.

Asked of the triggers that stand in the evidence of a key event that is not optional: a time expression is a
yes where it resolves to the event's own days, a place name where it is one of the event's places.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.reading.events.description import Description
from dateline.reading.stage import Reading
from dateline.scoring.gold.names import same_name
from training.gold import CodedReport, candidates_of, inside
from training.logistic import fit_and_write
from training.names import actor_names, toponym_names

MODELS = Path(__file__).parents[1] / "src/dateline/data/models"
STRENGTHS = {"time": 0.3, "place": 0.1, "actor": 0.3, "recipient": 0.1}
"""Values of C with the best average precision in cross-validation."""
THRESHOLDS = {"time": 0.4, "place": 0.35, "actor": 0.7, "recipient": 0.6}
"""Near the best ledger F1 by cross-validation, of the values tried (docs/scores.md)."""


def told_events(description: Description, report: CodedReport) -> list[dict[str, Any]]:
    """Key events of the candidate's type in whose evidence it stands."""
    offset = description.candidate.token.idx
    return [
        e
        for e, r in zip(report.events, report.ranges, strict=True)
        if e["type"] == description.candidate.entry.type and inside(offset, r)
    ]


def examples(
    reading: Reading, description: Description, events: list[dict[str, Any]]
) -> dict[str, list[tuple[list[str], bool]]]:
    """For each model its examples from one trigger: features and answer."""
    text = reading.report.text
    out: dict[str, list[tuple[list[str], bool]]] = {name: [] for name in THRESHOLDS}
    days = {(e["time"]["start"], e["time"]["end"]) for e in events if e["time"]}
    for offer in description.times:
        timex = (reading.timexes or ())[offer.index]
        right = (
            timex.first is not None
            and timex.last is not None
            and (timex.first.isoformat(), timex.last.isoformat()) in days
        )
        out["time"].append((offer.features, right))
    places = [p["name"] for e in events for p in e["place"] or ()]
    for offer in description.places:
        toponym = (reading.toponyms or ())[offer.index]
        names = toponym_names(toponym, text)
        out["place"].append((offer.features, any(same_name(n, p) for n in names for p in places)))
    for side in description.sides:
        names = actor_names((reading.actors or ())[side.actor], text)
        for slot in ("actor", "recipient"):
            wanted = [n for e in events for participant in e[slot] for n in participant]
            out[slot].append((side.features, any(same_name(n, w) for n in names for w in wanted)))
    return out


Rows = dict[str, list[tuple[list[str], bool, str]]]
"""For each model its examples: features, answer, name of the report."""


def gather(reports: Sequence[CodedReport]) -> Rows:
    """The examples of coded reports."""
    rows: Rows = {name: [] for name in THRESHOLDS}
    for report in reports:
        for description in candidates_of(report):
            events = [e for e in told_events(description, report) if not e["optional"]]
            if events:
                for name, found in examples(report.reading, description, events).items():
                    rows[name] += [(features, answer, report.name) for features, answer in found]
    return rows


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    for name, table in gather(reports).items():
        print(name)
        features, answers, groups = zip(*table, strict=True)
        fit_and_write(
            features, answers, groups, (STRENGTHS[name],), MODELS / f"{name}.json", THRESHOLDS[name]
        )
