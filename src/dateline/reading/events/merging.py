"""The stage that joins the triggers of one happening, however often the report tells of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.model import BlockRole, EventType, Status
from dateline.reading.events.comparison import Surroundings
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.joining import (
    joined_by_syntax,
    moves_on,
    of_other_powers,
    powers_of,
    told_anew,
    told_in_order,
)
from dateline.reading.events.sameness import Sameness
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading

__all__ = ["Group", "MergeStage", "by_type", "cluster", "happening_of", "merge", "surroundings"]


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
        reading.report.text,
        reading.actors or (),
        reading.timexes or (),
        reading.toponyms or (),
        reading.tolls or (),
        sentence_of,
        frozenset(headline),
        frozenset(lead),
        powers_of(doc, reading.actors or ()),
        reading.encoding,
    )


_NEVER = -1e6
"""Score of a pair in conflict: enough to hold the mean of any group under every threshold."""
_SURENESS = 3
"""Power of a trigger's score by which it counts where groups are compared."""


_THRESHOLD = {
    EventType.ASSAULT: 0.38,
    EventType.ACCUSE: 0.40,
    EventType.CONSULT: 0.40,
    EventType.REQUEST: 0.40,
    EventType.MOBILIZE: 0.56,
    EventType.SANCTION: 0.56,
}
"""Mean likeness from which groups are joined, where it is not the model's own: a report comes back to its
strike, its charge and its call in ever other words; sentences, dismissals and drills are told apart."""


@dataclass(frozen=True, slots=True)
class Group:
    """Triggers that tell of one happening, by their indices, and how like the other groups they are."""

    members: list[int]
    nearest: float
    """Mean likeness of the group that is most like it; conflicts count as no likeness."""
    kin: tuple[tuple[int, float], ...]
    """The groups that it is like at all: number and mean likeness."""


def by_type(triggers: Sequence[Trigger]) -> dict[EventType, list[int]]:
    """For each type the indices of its triggers, in text order."""
    found: dict[EventType, list[int]] = {}
    for number, trigger in enumerate(triggers):
        found.setdefault(trigger.type, []).append(number)
    return found


def likeness(
    triggers: Sequence[Trigger], around: Surroundings, model: LinearModel
) -> dict[tuple[int, int], float]:
    """How sure it is that two triggers of one type tell of one happening, for all pairs of indices.

    What grammar joins is certain; a pair in conflict holds every group that it would be in apart.
    """
    scores: dict[tuple[int, int], float] = {}
    sameness = Sameness(triggers, around)
    later = [n for n, t in enumerate(triggers) if moves_on(t, around.timexes, around.doc)]
    for j, other in enumerate(triggers):
        for i, one in enumerate(triggers[:j]):
            near = around.sentence_of[one.token] == around.sentence_of[other.token]
            if near and joined_by_syntax(one, other, around.doc):
                scores[i, j] = 1.0
            elif (
                _set_apart(one, other, near, around)
                or any(i < n <= j and _passes(one, triggers[n], other, around) for n in later)
                or sameness.conflict(i, j)
            ):
                scores[i, j] = _NEVER
            else:
                scores[i, j] = model.probability(sameness.features(i, j))
    return scores


def _passes(one: Trigger, step: Trigger, other: Trigger, around: Surroundings) -> bool:
    """Whether a paragraph moves on in time before it comes to a trigger, after one close before it."""
    here = step.scene.paragraph
    near = here == other.scene.paragraph and one.scene.paragraph in (here, here - 1)
    return near and here >= 0 and around.sentence_of[one.token] < around.sentence_of[step.token]


def _set_apart(one: Trigger, other: Trigger, near: bool, around: Surroundings) -> bool:
    """Whether the words say that two triggers, of one sentence or not, tell of two happenings."""
    if of_other_powers(one, other, around.powers, around.doc):
        return True
    return told_in_order(one, other, around.doc) if near else told_anew(other, around.doc)


def cluster(
    weights: Sequence[float], scores: Mapping[tuple[int, int], float], threshold: float
) -> list[Group]:
    """Groups of indices of triggers that tell of one happening: weighted average-link agglomeration.

    Args:
        weights: for each trigger how much its pairs count in a group's mean.
        scores: what `likeness` says of pairs; those that it lacks are not joined.
        threshold: mean likeness of two groups below which they stay apart.
    """
    count = len(weights)
    likely = np.zeros((count, count))
    for (i, j), score in scores.items():
        likely[i, j] = likely[j, i] = score * weights[i] * weights[j]
    groups = [[i] for i in range(count)]
    sizes = np.array(weights, dtype=np.float64)
    sums, kept = likely.copy(), np.maximum(likely, 0.0)
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        means[np.triu_indices(len(groups))] = -np.inf
        b, a = divmod(int(means.argmax()), len(groups))
        if means[b, a] < threshold:
            break
        groups[a] += groups.pop(b)
        sizes[a] += sizes[b]
        sizes = np.delete(sizes, b)
        sums, kept = _joined(sums, a, b), _joined(kept, a, b)
    order = sorted(range(len(groups)), key=lambda n: min(groups[n]))
    pairs = np.outer(sizes, sizes)[np.ix_(order, order)]
    nearest, means = kept[np.ix_(order, order)] / pairs, sums[np.ix_(order, order)] / pairs
    for beside in (nearest, means):
        np.fill_diagonal(beside, 0.0)
    return [
        Group(
            sorted(groups[n]),
            min(1.0, float(nearest[row].max())),
            tuple((other, float(means[row, other])) for other in np.flatnonzero(means[row] > 0).tolist()),
        )
        for row, n in enumerate(order)
    ]


def _joined(sums: NDArray[np.float64], a: int, b: int) -> NDArray[np.float64]:
    """A matrix of sums between groups when group `b` has gone into group `a`."""
    sums[a] += sums[b]
    sums[:, a] += sums[:, b]
    return np.delete(np.delete(sums, b, 0), b, 1)


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
    found: list[tuple[int, Happening]] = []
    for kind, numbers in by_type(triggers).items():
        own = [triggers[i] for i in numbers]
        # Faint words ("the night", "several") are like nothing much and would hold sure ones apart.
        weights = [t.score**_SURENESS for t in own]
        threshold = _THRESHOLD.get(kind, model.threshold)
        groups = cluster(weights, likeness(own, around, model), threshold)
        first = [numbers[group.members[0]] for group in groups]
        for group in groups:
            happening = happening_of([own[i] for i in group.members])
            kin = tuple((triggers[first[n]].token, score) for n, score in group.kin)
            found.append((first[0], replace(happening, nearest=group.nearest, kin=kin)))
    return tuple(happening for _, happening in sorted(found, key=lambda item: item[0]))


class MergeStage:
    """Adds the happenings, faint ones among them."""

    name = "merging"
    needs = ("doc", "triggers", "actors", "timexes", "toponyms", "tolls")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Cluster the triggers type by type."""
        return {"happenings": merge(reading.triggers or (), surroundings(reading), load_model("sameness"))}
