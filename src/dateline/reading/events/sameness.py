"""How sure it is that two triggers of a report tell of one happening: a logistic model over the pair.

The features are those of event coreference within a document (Lu and Ng, 2018, survey them): the words, the
participants, the time, the place, the toll, how the words point back, and how far apart they stand. Weights
are learned by `training/sameness.py`; the model card is docs/models.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.model import Granularity
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.happening import Trigger
from dateline.reading.events.odds import steps
from dateline.reading.timex.timex import Timex
from dateline.reading.toll.toll import Toll
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["Surroundings", "conflict", "sameness_features"]

GENERAL = frozenset(
    [
        "attack",
        "strike",
        "incident",
        "operation",
        "violence",
        "assault",
        "raid",
        "action",
        "killing",
        "act",
        "clash",
        "fighting",
        "campaign",
        "move",
        "decision",
        "talk",
        "meeting",
        "protest",
        "demonstration",
        "unrest",
        "offensive",
        "aggression",
        "war",
        "conflict",
        "arrest",
        "death",
        "blast",
        "explosion",
    ]
)
"""Nouns that can take up any happening of their type ("the attack")."""


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


def sameness_features(one: Trigger, other: Trigger, around: Surroundings, between: int) -> list[str]:
    """Names of the binary features that hold of a pair, `one` before `other`.

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
