"""How sure it is that two triggers of a report tell of one happening: a logistic model over the pair.

The features are those of event coreference within a document (Lu and Ng, 2018, survey them): the words, the
participants, the time, the place, the toll, how the words point back, and how far apart they stand. Weights
are learned by `training/sameness.py`; the model card is docs/models.md.
"""

from collections.abc import Sequence

import numpy as np
from spacy.tokens import Doc

from dateline.data import read_yaml
from dateline.reading.events.comparison import (
    Surroundings,
    compare_figures,
    compare_means,
    compare_places,
    compare_times,
    compare_tolls,
    compare_towns,
    conflict,
)
from dateline.reading.events.happening import Trigger
from dateline.reading.events.odds import steps

__all__ = ["Sameness"]

_WORDS = read_yaml("ontology/pointing.yaml")
GENERAL = frozenset(_WORDS["general"])
"""Nouns that can take up any happening of their type ("the attack")."""
ANEW = frozenset(_WORDS["anew"])
"""Words that set a happening apart from one told before ("another blast")."""
LEAST = 0.3
"""Probability from which an actor is compared where a trigger is sure of none."""


class Sameness:
    """The pairs of triggers of one type in a report, as what the model judges.

    Args:
        triggers: of one type, in text order.
        around: what else the features look at.
    """

    def __init__(self, triggers: Sequence[Trigger], around: Surroundings) -> None:
        self._triggers, self._around = triggers, around
        count = len(triggers)
        apart = np.zeros((count, count), dtype=bool)
        for j, other in enumerate(triggers):
            for i, one in enumerate(triggers[:j]):
                apart[i, j] = conflict(one, other, around)
        self._apart = apart
        self._told = [_Telling(trigger, around) for trigger in triggers]
        self._odds = [
            around.encoding.sameness(other.token, [one.token for one in triggers[:j]])
            if around.encoding is not None
            else [None] * j
            for j, other in enumerate(triggers)
        ]
        # For each pair whether some trigger between them can't be the same as the first, or as the second.
        self._left = np.zeros_like(apart)
        self._right = np.zeros_like(apart)
        for gap in range(2, count):
            first = np.arange(count - gap)
            last = first + gap
            self._left[first, last] = self._left[first, last - 1] | apart[first, last - 1]
            self._right[first, last] = self._right[first + 1, last] | apart[first + 1, last]

    def conflict(self, i: int, j: int) -> bool:
        """Whether two triggers cannot tell of one happening."""
        return bool(self._apart[i, j])

    def features(self, i: int, j: int) -> list[str]:
        """Names of the binary features that hold of a pair, the earlier one first."""
        one, other = self._triggers[i], self._triggers[j]
        mine, theirs = self._told[i], self._told[j]
        doers = self._around.sides(mine.doers, theirs.doers)
        done_to = self._around.sides(mine.done_to, theirs.done_to)
        crossed = self._around.sides(mine.doers, theirs.done_to) == "same" and doers != "same"
        broken = f"{self._left[i, j]:d}{self._right[i, j]:d}"
        paragraphs = other.scene.paragraph - one.scene.paragraph
        body = min(one.scene.paragraph, other.scene.paragraph) >= 0
        step = ("0" if not paragraphs else "1" if paragraphs == 1 else "2+") if body else "-"
        fresh = theirs.dated or theirs.sited
        figures = compare_figures(one, other, self._around.tolls)
        return [
            *steps("encoder", self._odds[j][i]),
            *_features(one, other, self._around, j - i - 1),
            f"doers={doers}",
            f"done_to={done_to}",
            f"doers={doers}|done_to={done_to}",
            f"crosses={crossed}",
            f"broken={broken}",
            f"broken={broken}|definite={other.definite}",
            f"broken={broken}|doers={doers}",
            f"paragraphs={step}",
            f"paragraphs={step}|fresh={fresh}",
            f"paragraphs={step}|broken={broken}",
            f"anew={mine.anew:d}{theirs.anew:d}",
            f"numbers={mine.number}{theirs.number}",
            f"numbers={mine.number}{theirs.number}|definite={other.definite}",
            f"words={'/'.join(sorted((one.lemma, other.lemma)))}",
            f"fine={compare_towns(one, other, self._around.toponyms)}",
            f"figures={figures}",
            f"figures={figures}|paragraphs={step}",
            f"means={compare_means(mine.weapons, theirs.weapons)}",
        ]


class _Telling:
    """What is worked out once for each trigger."""

    def __init__(self, trigger: Trigger, around: Surroundings) -> None:
        self.doers = trigger.actors or _likeliest([(s.doer, s.actor) for s in trigger.sides])
        self.done_to = trigger.recipients or _likeliest([(s.done_to, s.actor) for s in trigger.sides])
        self.dated = trigger.timex is not None
        self.sited = trigger.toponym is not None
        token = around.doc[trigger.token]
        self.anew = any(child.lower_ in ANEW for child in token.children)
        self.number = {"NN": "s", "NNS": "p"}.get(token.tag_, "v")
        self.weapons = {around.text[a:b].lower().split()[-1] for a, b in trigger.instruments}


def _likeliest(sides: Sequence[tuple[float, int]]) -> tuple[int, ...]:
    best = max(sides, default=(0.0, 0))
    return (best[1],) if best[0] >= LEAST else ()


def _features(one: Trigger, other: Trigger, around: Surroundings, between: int) -> list[str]:
    """What holds of two triggers without a look at the others.

    Args:
        one: the earlier trigger.
        other: the later trigger.
        around: what else the features look at.
        between: how many triggers of their type stand between the two.
    """
    kind = one.type.value
    gap = around.sentence_of[other.token] - around.sentence_of[one.token]
    same_word = one.lemma == other.lemma
    kin = same_word or one.lemma[:4] == other.lemma[:4]
    actors = around.sides(one.actors, other.actors)
    recipients = around.sides(one.recipients, other.recipients)
    crossed = around.sides(one.actors, other.recipients) == "same" and actors != "same"
    time = compare_times(one, other, around.timexes)
    place = compare_places(one, other, around.toponyms)
    word = "same" if same_word else "kin" if kin else "other"
    shared = _shared(one, other, around)
    meaning = around.meaning(one, other)
    headline = around.sentence_of[one.token] in around.headline
    lead = around.sentence_of[other.token] in around.lead
    distance = (
        "0"
        if gap == 0
        else "1"
        if gap == 1
        else "2"
        if gap == 2
        else "3-5"
        if gap <= 5
        else "6-12"
        if gap <= 12
        else "13+"
    )
    return [
        f"type={kind}",
        f"word={word}",
        f"word={word}|type={kind}",
        f"general={one.lemma in GENERAL}{other.lemma in GENERAL}",
        f"parts={'nv'[not one.noun]}{'nv'[not other.noun]}",
        f"actors={actors}",
        f"recipients={recipients}",
        f"sides={actors}/{recipients}",
        f"crossed={crossed}",
        f"mode={'same' if one.mode == other.mode else 'open' if None in (one.mode, other.mode) else 'other'}",
        f"time={time}",
        f"place={place}",
        f"place={place}|time={time}",
        f"toll={compare_tolls(one, other, around.tolls)}",
        f"status={'same' if one.status == other.status else 'other'}",
        f"distance={distance}",
        f"distance={distance}|word={word}",
        f"headline={headline}",
        f"definite={other.definite}|noun={other.noun}",
        f"definite={other.definite}|actors={actors}",
        f"definite={other.definite}|time={time}",
        f"meaning={meaning}",
        f"meaning={meaning}|actors={actors}",
        f"between={min(between, 3)}",
        f"between={min(between, 3)}|definite={other.definite}",
        f"shared={shared}",
        f"shared={shared}|word={word}",
        f"headline={headline}|lead={lead}",
        f"headline={headline}|word={word}",
        f"type={kind}|distance={distance}",
        f"coordinated={_coordinated(one, other, around.doc)}",
    ]


def _coordinated(one: Trigger, other: Trigger, doc: Doc) -> bool:
    return doc[other.token].dep_ == "conj" and doc[other.token].head.i == one.token


def _shared(one: Trigger, other: Trigger, around: Surroundings) -> str:
    """How many content words, the triggers aside, the two clauses share."""
    first, second = around.content(one), around.content(other)
    if not first or not second:
        return "bare"
    common = len(first & second) / min(len(first), len(second))
    return "none" if not common else "some" if common < 0.34 else "half" if common < 0.67 else "most"
