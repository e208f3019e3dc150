"""The stage that joins the triggers of one happening, however often the report tells of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.model import BlockRole, EventType, Status
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.joining import joined_by_syntax
from dateline.reading.events.sameness import Surroundings, conflict, sameness_features
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading

__all__ = ["MergeStage", "cluster", "pairs", "surroundings"]


def surroundings(reading: Reading) -> Surroundings:
    """What the pair features look at, from a reading whose triggers are found."""
    doc = reading.doc
    assert doc is not None
    sentence_of = [0] * len(doc)
    headline: set[int] = set()
    leads = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.BODY][:2]
    lead: set[int] = set()
    titles = [(b.start, b.end) for b in reading.report.blocks if b.role == BlockRole.HEADLINE]
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            sentence_of[token.i] = number
        if any(a <= sentence.start_char < b for a, b in titles):
            headline.add(number)
        if any(a <= sentence.start_char < b for a, b in leads):
            lead.add(number)
    return Surroundings(
        doc,
        reading.actors or (),
        reading.timexes or (),
        reading.toponyms or (),
        reading.tolls or (),
        sentence_of,
        frozenset(headline),
        frozenset(lead),
        reading.encoding,
    )


_NEVER = -100.0
"""Score of a pair in conflict: enough to hold the mean of any group under every threshold."""


def pairs(triggers: Sequence[Trigger]) -> Iterator[tuple[int, int, int]]:
    """All pairs of triggers of one type: indices of the earlier and the later, and how many stand between."""
    by_type: dict[EventType, list[int]] = {}
    for j, other in enumerate(triggers):
        before = by_type.setdefault(other.type, [])
        for gap, i in enumerate(reversed(before)):
            yield i, j, gap
        before.append(j)


def cluster(triggers: Sequence[Trigger], around: Surroundings, model: LinearModel) -> list[list[int]]:
    """Groups of indices into `triggers` that tell of one happening.

    Average-link agglomeration over the pair model's probabilities, stopped at its threshold; triggers that
    grammar joins start out together. Only triggers of one type are joined.
    """
    groups: list[list[int]] = [[i] for i in range(len(triggers))]
    scores: dict[tuple[int, int], float] = {}
    for i, j, between in pairs(triggers):
        one, other = triggers[i], triggers[j]
        if joined_by_syntax(one, other, around.doc):
            scores[i, j] = 1.0
        elif conflict(one, other, around):
            scores[i, j] = _NEVER
        else:
            scores[i, j] = model.probability(sameness_features(one, other, around, between))
    while True:
        best: tuple[float, int, int] | None = None
        for b in range(len(groups)):
            for a in range(b):
                linked = [scores.get((min(i, j), max(i, j)), 0.0) for i in groups[a] for j in groups[b]]
                mean = sum(linked) / len(linked)
                if mean >= model.threshold and (best is None or mean > best[0]):
                    best = (mean, a, b)
        if best is None:
            return sorted((sorted(g) for g in groups), key=lambda g: g[0])
        groups[best[1]] += groups.pop(best[2])


def _union(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    out: dict[int, None] = {}
    for row in rows:
        for index in row:
            out.setdefault(index)
    return tuple(out)


def happening_of(triggers: Sequence[Trigger]) -> Happening:
    """One happening of its triggers: the first clear word for each field, the sides put together."""
    statuses = [t.status for t in triggers]
    status = Status.ACTUAL if Status.ACTUAL in statuses else statuses[0]
    actors = _union([t.actors for t in triggers])
    recipients = tuple(i for i in _union([t.recipients for t in triggers]) if i not in actors)
    mode = next((t.mode for t in triggers if t.mode), None)
    return Happening(tuple(triggers), triggers[0].type, mode, status, actors, recipients)


class MergeStage:
    """Adds the happenings."""

    name = "merging"
    needs = ("doc", "triggers", "actors", "timexes", "toponyms", "tolls")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Cluster the triggers type by type."""
        triggers = reading.triggers or ()
        groups = cluster(triggers, surroundings(reading), load_model("sameness"))
        groups = [group for group in groups if any(triggers[i].sure for i in group)]
        return {"happenings": tuple(happening_of([triggers[i] for i in group]) for group in groups)}
