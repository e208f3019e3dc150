"""The stage that joins the triggers of one happening, however often the report tells of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import BlockRole, EventType, Status
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.joining import joined_by_syntax
from dateline.reading.events.sameness import Surroundings, conflict, sameness_features
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading

__all__ = ["MergeStage", "happening_of", "merge", "pairs", "surroundings"]


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


def likeness(
    triggers: Sequence[Trigger], around: Surroundings, model: LinearModel
) -> dict[tuple[int, int], float]:
    """How sure it is that two triggers of one type tell of one happening, for all pairs of indices.

    What grammar joins is certain; a pair in conflict holds every group that it would be in apart.
    """
    scores: dict[tuple[int, int], float] = {}
    for i, j, between in pairs(triggers):
        one, other = triggers[i], triggers[j]
        if joined_by_syntax(one, other, around.doc):
            scores[i, j] = 1.0
        elif conflict(one, other, around):
            scores[i, j] = _NEVER
        else:
            scores[i, j] = model.probability(sameness_features(one, other, around, between))
    return scores


def cluster(count: int, scores: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Groups of indices of triggers that tell of one happening: average-link agglomeration.

    Args:
        count: how many triggers there are.
        scores: what `likeness` says of pairs; those that it lacks are not joined.
        threshold: mean likeness of two groups below which they stay apart.
    """
    groups: list[list[int]] = [[i] for i in range(count)]
    while True:
        best: tuple[float, int, int] | None = None
        for b in range(len(groups)):
            for a in range(b):
                linked = [scores.get((min(i, j), max(i, j)), 0.0) for i in groups[a] for j in groups[b]]
                mean = sum(linked) / len(linked)
                if mean >= threshold and (best is None or mean > best[0]):
                    best = (mean, a, b)
        if best is None:
            return sorted((sorted(g) for g in groups), key=lambda g: g[0])
        groups[best[1]] += groups.pop(best[2])


def _nearest(groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], float]) -> list[float]:
    """For each group the mean likeness of the group that is most like it; conflicts count as no likeness."""
    out = [0.0] * len(groups)
    for b, later in enumerate(groups):
        for a, earlier in enumerate(groups[:b]):
            linked = [scores.get((min(i, j), max(i, j)), 0.0) for i in earlier for j in later]
            mean = sum(max(0.0, score) for score in linked) / len(linked)
            out[a], out[b] = max(out[a], mean), max(out[b], mean)
    return out


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


def merge(triggers: Sequence[Trigger], around: Surroundings, model: LinearModel) -> tuple[Happening, ...]:
    """The happenings that triggers tell of, in text order.

    Args:
        triggers: of one report.
        around: what stands around them.
        model: judges pairs of triggers.
    """
    scores = likeness(triggers, around, model)
    groups = cluster(len(triggers), scores, model.threshold)
    return tuple(
        replace(happening_of([triggers[i] for i in group]), nearest=nearest)
        for group, nearest in zip(groups, _nearest(groups, scores), strict=True)
    )


class MergeStage:
    """Adds the happenings, faint ones among them."""

    name = "merging"
    needs = ("doc", "triggers", "actors", "timexes", "toponyms", "tolls")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Cluster the triggers type by type."""
        return {"happenings": merge(reading.triggers or (), surroundings(reading), load_model("sameness"))}
