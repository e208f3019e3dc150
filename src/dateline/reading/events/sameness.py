"""How sure it is that two triggers of a report tell of one happening: a logistic model over the pair.

The features are those of event coreference within a document (Lu and Ng, 2018, survey them): the words, the
participants, the time, the place, the toll, how the words point back, and how far apart they stand. Weights
are learned by `training/sameness.py`; the model card is docs/models.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc, Token

from dateline.data import read_yaml
from dateline.model import Granularity
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.happening import Trigger
from dateline.reading.events.odds import steps
from dateline.reading.timex.timex import Timex
from dateline.reading.toll.toll import Toll
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["Sameness", "Surroundings", "conflict"]

_WORDS = read_yaml("ontology/pointing.yaml")
GENERAL = frozenset(_WORDS["general"])
"""Nouns that can take up any happening of their type ("the attack")."""
ANEW = frozenset(_WORDS["anew"])
"""Words that set a happening apart from one told before ("another blast")."""
LEAST = 0.3
"""Probability from which an actor is compared where a trigger is sure of none."""
_SURE = 0.7
"""Probability from which a trigger's time or place can keep it apart from another trigger."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pair features look at besides the triggers."""

    doc: Doc
    actors: Sequence[Actor]
    timexes: Sequence[Timex]
    toponyms: Sequence[Toponym]
    tolls: Sequence[Toll]
    sentence_of: Sequence[int]
    """For each token, the number of its sentence."""
    headline: frozenset[int]
    """Numbers of the sentences of the headline."""
    lead: frozenset[int]
    """Numbers of the sentences of the first two body paragraphs."""
    encoding: Encoding | None = None
    contents: dict[tuple[int, int, int], frozenset[str]] = field(default_factory=dict)
    """Content words of clauses that were looked at."""
    meanings: dict[tuple[str, str], str] = field(default_factory=dict)
    """Nearness in meaning of pairs of words that were looked at."""

    def content(self, trigger: Trigger) -> frozenset[str]:
        """Lemmas of the nouns and numbers of a trigger's clause, its own word aside."""
        key = trigger.start, trigger.end, trigger.token
        if key not in self.contents:
            span = self.doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
            self.contents[key] = frozenset(
                t.lemma_.lower()
                for t in span or ()
                if t.pos_ in ("NOUN", "PROPN", "NUM") and t.i != trigger.token
            )
        return self.contents[key]

    def meaning(self, one: Trigger, other: Trigger) -> str:
        """How near two words are in the pipeline's word vectors; "unknown" where it has none."""
        first, second = self.doc[one.token], self.doc[other.token]
        key = first.text, second.text
        if key not in self.meanings:
            self.meanings[key] = _nearness(first, second)
        return self.meanings[key]


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
        doers = _relation(mine.doers, theirs.doers, self._around.actors)
        done_to = _relation(mine.done_to, theirs.done_to, self._around.actors)
        crossed = _relation(mine.doers, theirs.done_to, self._around.actors) == "same" and doers != "same"
        broken = f"{self._left[i, j]:d}{self._right[i, j]:d}"
        paragraphs = other.scene.paragraph - one.scene.paragraph
        body = min(one.scene.paragraph, other.scene.paragraph) >= 0
        step = ("0" if not paragraphs else "1" if paragraphs == 1 else "2+") if body else "-"
        fresh = theirs.dated or theirs.sited
        return [
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
            f"fine={_fine_places(one, other, self._around.toponyms)}",
            f"figures={_figures(one, other, self._around.tolls)}",
            f"figures={_figures(one, other, self._around.tolls)}|paragraphs={step}",
            f"means={_means(one, other, self._around.doc)}",
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
    actors = _relation(one.actors, other.actors, around.actors)
    recipients = _relation(one.recipients, other.recipients, around.actors)
    crossed = _relation(one.actors, other.recipients, around.actors) == "same" and actors != "same"
    time = _times(one, other, around.timexes)
    place = _places(one, other, around.toponyms)
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
    odds = around.encoding.sameness(one.token, other.token) if around.encoding is not None else None
    return [
        *steps("encoder", odds),
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
        f"toll={_tolls(one, other, around.tolls)}",
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


def _nearness(one: Token, other: Token) -> str:
    if not (one.vocab.vectors_length and one.has_vector and other.has_vector):
        return "unknown"
    near = one.similarity(other)
    return "far" if near < 0.3 else "some" if near < 0.5 else "near" if near < 0.7 else "nearest"


def _shared(one: Trigger, other: Trigger, around: Surroundings) -> str:
    """How many content words, the triggers aside, the two clauses share."""
    first, second = around.content(one), around.content(other)
    if not first or not second:
        return "bare"
    common = len(first & second) / min(len(first), len(second))
    return "none" if not common else "some" if common < 0.34 else "half" if common < 0.67 else "most"


def conflict(one: Trigger, other: Trigger, around: Surroundings) -> bool:
    """True where two triggers cannot tell of one happening: other doers to others, other days or countries.

    Wrong joins are worse than missed ones: a conflict keeps two groups apart, however alike their other
    triggers are.
    """
    dated = min(one.timex_score, other.timex_score) >= _SURE and _days(one, around) and _days(other, around)
    if dated and _times(one, other, around.timexes) == "apart":
        return True
    sited = min(one.toponym_score, other.toponym_score) >= _SURE
    if sited and _places(one, other, around.toponyms) == "apart":
        return True
    actors = _relation(one.actors, other.actors, around.actors)
    return actors == "other" and _relation(one.recipients, other.recipients, around.actors) not in (
        "same",
        "organ",
    )


def _days(trigger: Trigger, around: Surroundings) -> bool:
    timex = around.timexes[trigger.timex] if trigger.timex is not None else None
    return timex is not None and timex.granularity in (Granularity.DAY, Granularity.HOUR)


def _relation(ones: Sequence[int], others: Sequence[int], actors: Sequence[Actor]) -> str:
    if not ones and not others:
        return "neither"
    if not ones or not others:
        return "open"
    own, own2 = set(ones), set(others)
    wide, wide2 = own | bodies_of(ones, actors), own2 | bodies_of(others, actors)
    if own & own2:
        return "same"
    if wide & own2 or own & wide2:
        return "organ"
    countries = {c for i in ones for c in actors[i].country}
    countries2 = {c for i in others for c in actors[i].country}
    if countries & countries2:
        return "country"
    return "other" if countries and countries2 else "unlike"


def _times(one: Trigger, other: Trigger, timexes: Sequence[Timex]) -> str:
    if one.timex is None and other.timex is None:
        return "neither"
    if one.timex is None or other.timex is None:
        return "open"
    a, b = timexes[one.timex], timexes[other.timex]
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return "open"
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    return "overlap" if a.first <= b.last and b.first <= a.last else "apart"


def _places(one: Trigger, other: Trigger, toponyms: Sequence[Toponym]) -> str:
    if one.toponym is None and other.toponym is None:
        return "neither"
    if one.toponym is None or other.toponym is None:
        return "open"
    a, b = toponyms[one.toponym].place, toponyms[other.toponym].place
    if a is None or b is None:
        return "open"
    if (a.name, a.country) == (b.name, b.country):
        return "same"
    if a.country != b.country:
        return "apart"
    return "within" if a.precision != b.precision or a.admin1 == b.admin1 else "near"


def _tolls(one: Trigger, other: Trigger, tolls: Sequence[Toll]) -> str:
    mine = {(tolls[i].effect, tolls[i].low, tolls[i].high) for i in one.tolls if tolls[i].stated}
    theirs = {(tolls[i].effect, tolls[i].low, tolls[i].high) for i in other.tolls if tolls[i].stated}
    if not mine or not theirs:
        return "open"
    return "same" if mine & theirs else "other"


def _fine_places(one: Trigger, other: Trigger, toponyms: Sequence[Toponym]) -> str:
    """Whether two towns or sites of the same fineness are one."""
    if one.toponym is None or other.toponym is None:
        return "open"
    a, b = toponyms[one.toponym].place, toponyms[other.toponym].place
    if a is None or b is None or a.precision != b.precision:
        return "open"
    return f"{a.precision}={(a.name, a.country) == (b.name, b.country)}"


def _figures(one: Trigger, other: Trigger, tolls: Sequence[Toll]) -> str:
    """Whether two triggers give one figure, other figures for one effect, or figures for other effects."""
    mine = {tolls[i].effect: (tolls[i].low, tolls[i].high) for i in one.tolls if tolls[i].stated}
    theirs = {tolls[i].effect: (tolls[i].low, tolls[i].high) for i in other.tolls if tolls[i].stated}
    if not mine or not theirs:
        return "open"
    common = [effect for effect in mine if effect in theirs]
    if not common:
        return "beside"
    return "same" if any(mine[effect] == theirs[effect] for effect in common) else "other"


def _means(one: Trigger, other: Trigger, doc: Doc) -> str:
    """Whether two triggers name one weapon."""
    mine = {doc.text[a:b].lower().split()[-1] for a, b in one.instruments}
    theirs = {doc.text[a:b].lower().split()[-1] for a, b in other.instruments}
    return "open" if not mine or not theirs else "same" if mine & theirs else "other"
