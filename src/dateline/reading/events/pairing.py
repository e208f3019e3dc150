"""How a word stands to a trigger: features for the models that choose an event's time and place.

The dependency path between the two, after Gildea and Jurafsky (2002), is the chief of them. Weights are
learned by `training/arguments.py`; the model card is docs/models.md.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.model import Granularity, PlacePrecision
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.clause import governing_verb, is_passive
from dateline.reading.events.surroundings import REPORTING
from dateline.reading.timex.timex import Timex
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["Pairing", "dependency_path", "pairing_of", "time_features", "toponym_features"]

_LONGEST = 5
"""Arcs of a path that is spelled out; longer ones differ too much to learn from."""


def dependency_path(trigger: Token, other: Token) -> str:
    """The arcs from the trigger up (^) and down to the other word, prepositions by name; else "far"."""
    chain: dict[int, int] = {}
    at, steps = trigger, 0
    while True:
        chain[at.i] = steps
        if at.head == at:
            break
        at, steps = at.head, steps + 1
    down: list[str] = []
    at = other
    while at.i not in chain:
        down.append(at.lower_ if at.dep_ in ("prep", "agent", "mark") else at.dep_)
        if at.head == at:
            return "apart"
        at = at.head
    up: list[str] = []
    step = trigger
    while step.i != at.i:
        up.append("^" + (step.lower_ if step.dep_ in ("prep", "agent") else step.dep_))
        step = step.head
    if len(up) + len(down) > _LONGEST:
        return "far"
    return ">".join([*up, *reversed(down)]) or "self"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A trigger and a word of its sentence."""

    path: str
    inside: bool
    """The word is below the trigger."""
    same_clause: bool
    after: bool
    distance: int
    """Tokens between the two."""
    across_reporting: bool
    """The word belongs to the clause of a reporting verb that governs the trigger's."""
    rank: int
    """0 for the nearest of its kind in the sentence."""


def _home(token: Token) -> Token:
    return token if token.pos_ in ("VERB", "AUX") else governing_verb(token) or token


def pairing_of(trigger: Token, other: Token, rank: int) -> Pairing:
    """How a word of the sentence stands to the trigger."""
    home, owner = _home(trigger), _home(other)
    return Pairing(
        path=dependency_path(trigger, other),
        inside=trigger.is_ancestor(other),
        same_clause=home.i == owner.i,
        after=other.i > trigger.i,
        distance=abs(other.i - trigger.i),
        across_reporting=owner.i != home.i and owner.lemma_.lower() in REPORTING and owner.is_ancestor(home),
        rank=min(rank, 3),
    )


def _common(candidate: Candidate, pairing: Pairing) -> list[str]:
    part = "noun" if candidate.entry.noun else "passive" if is_passive(candidate.token) else "verb"
    kind = candidate.entry.type.value
    gap = pairing.distance
    far = (
        "1"
        if gap <= 1
        else "2"
        if gap == 2
        else "3-5"
        if gap <= 5
        else "6-10"
        if gap <= 10
        else "11-20"
        if gap <= 20
        else "21+"
    )
    return [
        f"part={part}",
        f"type={kind}",
        f"path={pairing.path}|{part}",
        f"path={pairing.path}|type={kind}",
        f"last={pairing.path.rsplit('>', 1)[-1]}|{part}",
        f"first={pairing.path.split('>', 1)[0]}|{part}",
        f"inside={pairing.inside}",
        f"same_clause={pairing.same_clause}",
        f"after={pairing.after}|{part}",
        f"distance={far}",
        f"distance={far}|clause={pairing.same_clause}",
        f"across_reporting={pairing.across_reporting}",
        f"rank={pairing.rank}",
        f"rank={pairing.rank}|inside={pairing.inside}|clause={pairing.same_clause}",
    ]


def time_features(candidate: Candidate, pairing: Pairing, timex: Timex, caption: bool) -> list[str]:
    """Features of a trigger and a time expression of its sentence."""
    dated = timex.first is not None
    fine = timex.granularity in (Granularity.DAY, Granularity.HOUR)
    tag = candidate.token.tag_ if not candidate.entry.noun else "noun"
    return [
        *_common(candidate, pairing),
        f"granularity={timex.granularity}",
        f"fine={fine}|across_reporting={pairing.across_reporting}|type={candidate.entry.type.value}",
        f"dated={dated}|relative={timex.relative is not None}",
        f"tag={tag}|fine={fine}",
        f"caption={caption}|rank={pairing.rank}",
        f"status={tag}|clause={pairing.same_clause}",
    ]


def toponym_features(candidate: Candidate, pairing: Pairing, toponym: Toponym, finest: bool) -> list[str]:
    """Features of a trigger and a place name of its sentence.

    Args:
        candidate: the trigger.
        pairing: how the two stand to each other.
        toponym: the place name.
        finest: True where no other place of the sentence is known more finely.
    """
    precision = toponym.place.precision if toponym.place is not None else None
    country = precision == PlacePrecision.COUNTRY
    kind = candidate.entry.type.value
    return [
        *_common(candidate, pairing),
        f"locative={toponym.locative}",
        f"locative={toponym.locative}|type={kind}",
        f"locative={toponym.locative}|clause={pairing.same_clause}|inside={pairing.inside}",
        f"precision={precision}",
        f"finest={finest}|locative={toponym.locative}",
        f"country={country}|path={pairing.path}",
    ]
