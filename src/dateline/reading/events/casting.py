"""The stage that settles who took part in a happening, from all the words that tell of it.

Each trigger has judged the actors near it (`sides.py`); what one sentence leaves open another may say, and an
actor that every telling names is surer than one named once. Two logistic models, one a side, weigh what the
triggers found. Weights are learned by `training/happenings.py`; the model card is docs/models.md.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.model import ActorKind
from dateline.model.state import STATE_ORGANS
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.actors.index import ActorIndex
from dateline.reading.events.bridging import bridged
from dateline.reading.events.grammar import grammatical, without_nobody
from dateline.reading.events.happening import Happening, Side, Trigger
from dateline.reading.events.meeting import with_partner
from dateline.reading.events.odds import log_odds, steps
from dateline.reading.events.presence import Presence, presences
from dateline.reading.events.reprisal import with_answered
from dateline.reading.events.victims import with_victims
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["CastStage", "Casting", "cast", "sides_of"]

LEAST = 0.1
"""Probability by its surest trigger from which an actor is considered for a side."""
BESIDE = 0.35
"""Probability by its surest trigger from which an organ stands in the place of a body that is named inside
its name alone (the manual asks for the most specific agent, section 3), and an actor beside one that it is
coordinated with ("six troops and 14 other people"). Organs in the place of bodies that stand for themselves
were oftener wrong than right: on the 35 hand-coded reports actor 0.625 with, 0.643 without."""
AFAR = 0.6
"""Probability by the model of a side from which an actor stands there whom no sentence that tells of the
happening mentions: of the less likely ones three in four were wrong."""
_LIKELY = 0.5
"""Probability from which a trigger is taken to tell of the actor's part."""
_ARTICLES = frozenset(["a", "an", "the"])


class Casting:
    """What the triggers of a happening say of the actors on one side of it.

    Args:
        happening: with its triggers.
        actors: the actors of the report.
        of: the probability of this side.
        other: the probability of the other side.
    """

    def __init__(
        self,
        happening: Happening,
        actors: Sequence[Actor],
        of: Callable[[Side], float],
        other: Callable[[Side], float],
    ) -> None:
        self._happening, self._actors = happening, actors
        self._triggers = happening.triggers
        self._said = _by_actor(self._triggers, of)
        self._other = _by_actor(self._triggers, other)
        surest = {number: max(p for p, _ in said) for number, said in self._said.items()}
        self._order = sorted(surest, key=lambda number: (-surest[number], number))
        self._surest = surest
        best = max(self._triggers, key=lambda t: t.score)
        self._at_best = {side.actor: of(side) for side in best.sides}

    def offers(self) -> list[tuple[int, list[str]]]:
        """The actors that may stand on this side, surest first, each with the features that hold."""
        return [(n, self._features(n)) for n in self._order if self._surest[n] >= LEAST]

    def settle(self, chosen: Sequence[int], presence: Presence) -> tuple[int, ...]:
        """Those who stand here, given those whom the model chose.

        A person without a name ("an activist") is the one with a name beside whom the words never put him,
        as where the headline names nobody and the report does. A body gives way to its own ("its military":
        not Pakistan), unless the words put it beside them ("the governor and his aides").
        """
        beside, inner = presence.beside, presence.inner
        likely = [n for n in self._order if self._surest[n] >= max(BESIDE, self._elsewhere(n))]

        def organ(body: int) -> int:
            organs = (n for n in likely if self._actors[n].organ_of == body and (body, n) in inner)
            return next(organs, body)

        found = dict.fromkeys(organ(self._fullest(n, presence)) for n in chosen)
        for other in likely:
            if any((n, other) in beside for n in found):
                found.setdefault(other)
        for other in self._order:
            beside_one = any((n, other) in presence.joined for n in found)
            if beside_one and self._surest[other] >= self._elsewhere(other):
                found.setdefault(other)
        parts = {
            n
            for n in found
            if any((n, other) in inner or self._acts_for(other, n, presence) for other in found)
        }
        persons = [n for n in found if self._actors[n].kind is ActorKind.PERSON and n not in parts]
        named = [n for n in persons if _is_named(self._actors[n])]
        nameless = [n for n in persons if n not in named]
        again = {n for n in nameless if any((n, m) not in beside and self._may_be_one(n, m) for m in named)}
        again |= self._elsewhere_told(found, presence)
        above = {b for n in found for b in bodies_of([n], self._actors) if (b, n) not in beside}
        return tuple(n for n in found if n not in parts | again | above)

    def _elsewhere_told(self, found: Iterable[int], presence: Presence) -> set[int]:
        """Nameless ones whom no telling puts together with a surer nameless one of their kind.

        Over several tellings the same people go by several words ("troops", "five soldiers"): of 46 such
        pairs both were right twice.
        """
        kept: list[int] = []
        again = set()
        for n in found:
            if n not in presence.named or _is_named(self._actors[n]):
                continue
            if any((m, n) not in presence.together and self._alike(m, n) for m in kept):
                again.add(n)
            else:
                kept.append(n)
        return again

    def _fullest(self, number: int, presence: Presence) -> int:
        """Of nameless people whom several tellings name in other words the one with the fullest name.

        Not the one whom the first telling names: "students" of the headline are the "5 students" of the lead.
        """
        words = self._words_of(number)
        again = [
            n
            for n in self._order
            if self._surest[n] >= max(_LIKELY, self._elsewhere(n))
            and {number, n} <= presence.named
            and (n, number) not in presence.together
            and not (_is_named(self._actors[n]) or _is_named(self._actors[number]))
            and self._alike(n, number)
            and self._words_of(n) >= words
        ]
        return max([number, *again], key=lambda n: (len(self._words_of(n)), self._surest[n], -n))

    def _words_of(self, number: int) -> set[str]:
        return set(self._actors[number].name.lower().split()) - _ARTICLES

    def _alike(self, some: int, another: int) -> bool:
        return self._actors[some].kind is self._actors[another].kind and self._may_be_one(some, another)

    def _acts_for(self, organ: int, body: int, presence: Presence) -> bool:
        """Whether an organ stands for its state, of which the words say no more than whose something is."""
        one, state = self._actors[organ], self._actors[body]
        stands = state.kind is ActorKind.STATE and body in presence.described and one.kind in STATE_ORGANS
        return stands and one.country == state.country

    def _elsewhere(self, number: int) -> float:
        """The probability of the other side by the surest trigger."""
        return max(p for p, _ in self._other[number])

    def _may_be_one(self, some: int, another: int) -> bool:
        """Whether nothing known of two actors tells them apart."""
        one, other = self._actors[some], self._actors[another]
        return not (one.country and other.country and not set(one.country) & set(other.country))

    def _features(self, number: int) -> list[str]:
        said, surest = self._said[number], self._surest[number]
        rank = self._order.index(number)
        before = self._order[:rank]
        rival = next((self._surest[n] for n in self._order if n != number), 0.0)
        other = self._elsewhere(number)
        missed = math.prod(1 - p for p, _ in said)
        share = sum(p * score for p, score in said) / sum(t.score for t in self._triggers)
        gap = max(-5, min(5, round(log_odds(surest) - log_odds(rival))))
        count, told = len(self._triggers), sum(p >= _LIKELY for p, _ in said)
        actor, kind = self._actors[number], self._happening.type.value
        above = any(self._actors[n].organ_of == number for n in before)
        kin = f"{above}{actor.organ_of in before}"
        return [
            *steps("max", log_odds(surest)),
            *steps("best", log_odds(self._at_best[number]) if number in self._at_best else None),
            *steps("or", log_odds(1 - missed)),
            *steps("share", log_odds(share)),
            *steps("other", log_odds(other)),
            f"other>{other > surest}",
            f"rank={min(rank, 4)}",
            f"rank={min(rank, 3)}|type={kind}",
            f"rank={min(rank, 2)}|count={min(count, 3)}",
            f"gap={gap}",
            f"gap={gap}|count={min(count, 2)}",
            f"count={min(count, 4)}",
            f"told={min(told, 3)}of{min(count, 3)}",
            f"kin={kin}",
            f"kin={kin}|kind={actor.kind.value}",
        ]


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _by_actor(
    triggers: Sequence[Trigger], of: Callable[[Side], float]
) -> Mapping[int, list[tuple[float, float]]]:
    """For each actor the probability by each trigger near it, and how sure the trigger is."""
    found: dict[int, list[tuple[float, float]]] = {}
    for trigger in triggers:
        for side in trigger.sides:
            found.setdefault(side.actor, []).append((of(side), trigger.score))
    return found


def sides_of(happening: Happening, actors: Sequence[Actor]) -> tuple[Casting, Casting]:
    """The castings of the doing and of the receiving side."""
    return (
        Casting(happening, actors, lambda s: s.doer, lambda s: s.done_to),
        Casting(happening, actors, lambda s: s.done_to, lambda s: s.doer),
    )


def cast(
    happening: Happening,
    actors: Sequence[Actor],
    presence: Presence,
    doer: LinearModel,
    done_to: LinearModel,
) -> Happening:
    """The happening with those on both sides that the models are sure of, surest first.

    An actor that may stand on either side stands on the likelier one. A body that is named only inside the
    name of its organ gives way to it ("Norwegian forces", not Norway), and whoever is a part of another's
    name to the other ("high school students"); what a doer's name alone holds receives nothing. Nobody of
    other sentences stands where a verb has a noun of its own: what stands before or after a sentence must
    not change who took part in what it tells.

    Args:
        happening: with its triggers.
        actors: the actors of the report.
        presence: how they stand in the sentences that tell of it.
        doer: the model of the doing side.
        done_to: the model of the receiving side.
    """
    doing, receiving = sides_of(happening, actors)
    does = {number: doer.probability(features) for number, features in doing.offers()}
    takes = {number: done_to.probability(features) for number, features in receiving.offers()}

    def able(number: int, probability: float, model: LinearModel, told: bool) -> bool:
        if number in presence.named:
            return probability >= model.threshold
        return not told and probability >= max(model.threshold, AFAR)

    taking = {n: p for n, p in takes.items() if able(n, p, done_to, presence.undergoer_told)}
    acting = [
        n for n, p in _surest_first(does) if able(n, p, doer, presence.doer_told) and taking.get(n, 0.0) <= p
    ]
    chosen = doing.settle(acting, presence)
    acted_on = [
        n
        for n, _ in _surest_first(taking)
        if n not in acting and not any((n, doing_it) in presence.inner for doing_it in chosen)
    ]
    return replace(
        happening,
        actors=chosen,
        recipients=tuple(n for n in receiving.settle(acted_on, presence) if n not in chosen),
    )


def _surest_first(odds: Mapping[int, float]) -> list[tuple[int, float]]:
    return sorted(odds.items(), key=lambda item: (-item[1], item[0]))


class CastStage:
    """Refines the happenings: each gets its two sides."""

    name = "casting"
    needs = ("doc", "happenings", "actors", "toponyms", "tolls")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Weigh what the triggers of each happening say of the actors."""
        assert reading.doc is not None
        doer, done_to = load_model("cast_actor"), load_model("cast_recipient")
        actors = reading.actors or ()
        sentence_of = sentence_numbers(reading.doc)
        presence_in = presences(reading.doc, actors, sentence_of)
        out = [cast(h, actors, presence_in(h), doer, done_to) for h in reading.happenings or ()]
        index, places = ActorIndex(actors), [toponym.place for toponym in reading.toponyms or ()]

        def countries(happening: Happening) -> set[str]:
            told = (places[t.toponym] for t in happening.triggers if t.toponym is not None)
            return {place.country for place in told if place is not None and place.country is not None}

        out = [grammatical(reading.doc, h, index.of_token) for h in out]
        out = [with_partner(reading.doc, h, actors, index.of_token, countries(h)) for h in out]
        out = [with_victims(reading.doc, h, actors, reading.tolls or (), index.of_token) for h in out]
        out = [without_nobody(reading.doc, h, actors) for h in with_answered(reading.doc, out, actors)]
        return {"happenings": bridged(reading.doc, out, actors, sentence_of)}
