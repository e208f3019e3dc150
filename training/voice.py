"""Learns whether a source that is cited around a trigger speaks of its event.

Asked of triggers in the evidence of key events that are not optional: a yes where the key has a claim of that
event whose source goes by one of the attribution's names.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.reading.actors.actor import Actor
from dateline.reading.events.happening import Trigger
from dateline.reading.events.triggers import load_argument_models, read_candidate
from dateline.reading.rows.citation import cited_for
from dateline.reading.rows.identity import source_ids
from dateline.reading.rows.voice import side_of, voice_features
from dateline.reading.stage import Reading
from dateline.scoring.gold.names import same_name
from training.arguments import told_events
from training.gold import CodedReport, candidates_of
from training.logistic import fit_and_write

THRESHOLD = 0.5
"""By whole ledgers, since a lone source that hardly speaks of an event leaves it to the report."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/voice.json"


def _names(actor: Actor, text: str) -> list[str]:
    return [actor.name, *actor.aliases, *(text[m.start : m.end] for m in actor.mentions)]


def example(
    reading: Reading, trigger: Trigger, events: list[dict[str, Any]]
) -> tuple[list[str], bool] | None:
    """Features and answer of one trigger, or None where nobody is cited around it."""
    doc, actors = reading.doc, reading.actors or ()
    assert doc is not None
    index, _ = cited_for(doc[trigger.token].idx, reading.attributions or (), trigger.token)
    if index is None:
        return None
    attribution = (reading.attributions or ())[index]
    if attribution.source is None or attribution.source_token is None:
        return None
    row = source_ids(reading).row_of.get(index)
    at = int(row[1:]) - 1 if row is not None else None
    source = actors[at] if at is not None else None
    text = reading.report.text
    names = _names(source, text) if source is not None else [text[slice(*attribution.source)]]
    wanted = [n for e in events for c in e["claims"] if c["kind"] != "report" for n in c["source"]]
    features = voice_features(trigger, attribution, source, side_of(at, trigger, actors), doc)
    return features, any(same_name(n, w) for n in names for w in wanted)


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    rows, labels, groups = [], [], []
    models = load_argument_models()
    for report in reports:
        for description in candidates_of(report):
            events = [e for e in told_events(description, report) if not e["optional"]]
            if events:
                found = example(report.reading, read_candidate(description, models), events)
                if found is not None:
                    rows.append(found[0])
                    labels.append(found[1])
                    groups.append(report.name)
    fit_and_write(rows, labels, groups, (0.3,), OUT, THRESHOLD)
