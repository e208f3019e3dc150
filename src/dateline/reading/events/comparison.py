"""How two triggers of a report stand to each other in their sides, times, places, tolls and means.

Each comparison gives one short word, which the features of `sameness.py` are named by.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.model import Granularity
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.happening import Trigger
from dateline.reading.timex.timex import Timex
from dateline.reading.toll.toll import Toll
from dateline.reading.toponyms.toponym import Resolved, Toponym

__all__ = [
    "Surroundings",
    "compare_figures",
    "compare_means",
    "compare_places",
    "compare_sides",
    "compare_times",
    "compare_tolls",
    "compare_towns",
    "conflict",
]

_SURE = 0.9
"""Probability from which a trigger's day or country can keep it apart from another trigger: the day on which
a minister confirmed an attack is too easily taken for that of the attack."""
_SURE_BESIDE = 0.7
"""The same for triggers of one sentence, which tells its times apart."""
_CLEAR = 0.7
"""Score from which a word can be kept apart from another: what stands by a faint one is often another's."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the pair features look at besides the triggers."""

    doc: Doc
    text: str
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
    powers: Mapping[int, Set[str]] = field(default_factory=dict)
    """For each noun that is given to states ("Iranian strike"), their countries."""
    encoding: Encoding | None = None
    contents: dict[tuple[int, int, int], frozenset[str]] = field(default_factory=dict)
    """Content words of clauses that were looked at."""
    meanings: dict[tuple[str, str], str] = field(default_factory=dict)
    """Nearness in meaning of pairs of words that were looked at."""
    compared: dict[tuple[tuple[int, ...], tuple[int, ...]], str] = field(default_factory=dict)
    """How pairs of sides stand to each other that were looked at."""

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

    def sides(self, ones: tuple[int, ...], others: tuple[int, ...]) -> str:
        """Whether two sides are one actor, a body and its organ, of one country, or others."""
        key = ones, others
        if key not in self.compared:
            self.compared[key] = compare_sides(ones, others, self.actors)
        return self.compared[key]

    def meaning(self, one: Trigger, other: Trigger) -> str:
        """How near two words are in the pipeline's word vectors; "unknown" where it has none."""
        first, second = self.doc[one.token], self.doc[other.token]
        key = first.text, second.text
        if key not in self.meanings:
            self.meanings[key] = _nearness(first, second)
        return self.meanings[key]


def conflict(one: Trigger, other: Trigger, around: Surroundings) -> bool:
    """True where two triggers cannot tell of one happening: other doers to others, other days or countries.

    Wrong joins are worse than missed ones: a conflict keeps two groups apart, however alike their other
    triggers are. In one sentence months and years keep apart as well ("the raid of May and the siege in
    June"); elsewhere a report may date one deed now finely, now roughly.
    """
    if min(one.score, other.score) < _CLEAR:
        return False
    if compare_times(one, other, around.timexes) == "apart":
        beside = around.sentence_of[one.token] == around.sentence_of[other.token]
        sure = min(one.timex_score, other.timex_score)
        if sure >= (_SURE_BESIDE if beside else _SURE) and (
            beside or (_days(one, around) and _days(other, around))
        ):
            return True
    sited = min(one.toponym_score, other.toponym_score) >= _SURE
    if sited and compare_places(one, other, around.toponyms) == "apart":
        return True
    actors = around.sides(one.actors, other.actors)
    return actors == "other" and around.sides(one.recipients, other.recipients) not in (
        "same",
        "organ",
    )


def _days(trigger: Trigger, around: Surroundings) -> bool:
    timex = around.timexes[trigger.timex] if trigger.timex is not None else None
    return timex is not None and timex.granularity in (Granularity.DAY, Granularity.HOUR)


def compare_sides(ones: Sequence[int], others: Sequence[int], actors: Sequence[Actor]) -> str:
    """Whether two sides are one actor, a body and its organ, of one country, or others."""
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


def compare_times(one: Trigger, other: Trigger, timexes: Sequence[Timex]) -> str:
    """Whether two triggers have one time, times that overlap, or times apart."""
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


def compare_places(one: Trigger, other: Trigger, toponyms: Sequence[Toponym]) -> str:
    """Whether two triggers have one place, one within the other, near ones, or countries apart."""
    if one.toponym is None and other.toponym is None:
        return "neither"
    a, b = _resolved(one, toponyms), _resolved(other, toponyms)
    if a is None or b is None:
        return "open"
    if (a.name, a.country) == (b.name, b.country):
        return "same"
    if a.country != b.country:
        return "apart"
    return "within" if a.precision != b.precision or a.admin1 == b.admin1 else "near"


def _resolved(trigger: Trigger, toponyms: Sequence[Toponym]) -> Resolved | None:
    return toponyms[trigger.toponym].place if trigger.toponym is not None else None


def compare_tolls(one: Trigger, other: Trigger, tolls: Sequence[Toll]) -> str:
    """Whether two triggers share a figure for an effect."""
    mine = {(tolls[i].effect, tolls[i].low, tolls[i].high) for i in one.tolls if tolls[i].stated}
    theirs = {(tolls[i].effect, tolls[i].low, tolls[i].high) for i in other.tolls if tolls[i].stated}
    if not mine or not theirs:
        return "open"
    return "same" if mine & theirs else "other"


def compare_towns(one: Trigger, other: Trigger, toponyms: Sequence[Toponym]) -> str:
    """Whether two towns or sites of the same fineness are one."""
    a, b = _resolved(one, toponyms), _resolved(other, toponyms)
    if a is None or b is None or a.precision != b.precision:
        return "open"
    return f"{a.precision}={(a.name, a.country) == (b.name, b.country)}"


def compare_figures(one: Trigger, other: Trigger, tolls: Sequence[Toll]) -> str:
    """Whether two triggers give one figure, other figures for one effect, or figures for other effects."""
    mine = {tolls[i].effect: (tolls[i].low, tolls[i].high) for i in one.tolls if tolls[i].stated}
    theirs = {tolls[i].effect: (tolls[i].low, tolls[i].high) for i in other.tolls if tolls[i].stated}
    if not mine or not theirs:
        return "open"
    common = [effect for effect in mine if effect in theirs]
    if not common:
        return "beside"
    return "same" if any(mine[effect] == theirs[effect] for effect in common) else "other"


def compare_means(mine: Set[str], theirs: Set[str]) -> str:
    """Whether two sets of words name one weapon."""
    return "open" if not mine or not theirs else "same" if mine & theirs else "other"


def _nearness(one: Token, other: Token) -> str:
    if not (one.vocab.vectors_length and one.has_vector and other.has_vector):
        return "unknown"
    near = one.similarity(other)
    return "far" if near < 0.3 else "some" if near < 0.5 else "near" if near < 0.7 else "nearest"
