"""Which actors stand on which side of a trigger: what rules of syntax say, weighed with the encoder.

The rules (`roles.py`) find the subject and object of the trigger's clause; the encoder judges every mention
near by. Two logistic models, one a side, weigh both with the path between the words. Weights are learned by
`training/arguments.py`; the model card is docs/models.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.encoder.encoding import FARTHEST, Encoding, Relation
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.happening import Side
from dateline.reading.events.odds import steps
from dateline.reading.events.pairing import dependency_path
from dateline.reading.linear import LinearModel

__all__ = ["SideOffer", "SideOffers", "weighed"]


@dataclass(frozen=True, slots=True)
class SideOffer:
    """An actor that may have a part in a trigger's event."""

    actor: int
    """Index into the reading's actors."""
    features: list[str]


def weighed(offers: Sequence[SideOffer], doer: LinearModel, done_to: LinearModel) -> tuple[Side, ...]:
    """Each offer with the probabilities that it did the deed and that the deed was done to it."""
    return tuple(
        Side(offer.actor, doer.probability(offer.features), done_to.probability(offer.features))
        for offer in offers
    )


class SideOffers:
    """What the surroundings of a trigger offer for its sides.

    Args:
        doc: the parsed text.
        actors: the actors of the report.
        encoding: what the encoder says of its words, if it was asked.
        sentence_of: for each token the number of its sentence.
    """

    def __init__(
        self, doc: Doc, actors: Sequence[Actor], encoding: Encoding | None, sentence_of: Sequence[int]
    ) -> None:
        self._doc, self._actors, self._encoding, self._sentence = doc, actors, encoding, sentence_of
        self._near: dict[int, list[tuple[int, Mention]]] = {}
        for number, actor in enumerate(actors):
            for mention in actor.mentions:
                self._near.setdefault(sentence_of[mention.head], []).append((number, mention))
        counts = [len(a.mentions) for a in actors]
        order = sorted(range(len(actors)), key=lambda n: (-counts[n], n))
        self._rank = {number: rank for rank, number in enumerate(order)}

    def of(self, candidate: Candidate, doers: Sequence[int], done_to: Sequence[int]) -> list[SideOffer]:
        """The actors with a mention at most two sentences off, and those that the rules name.

        Args:
            candidate: the trigger.
            doers: actors on the doing side by the rules.
            done_to: actors on the receiving side by the rules.
        """
        here = self._sentence[candidate.token.i]
        mentions: dict[int, list[Mention]] = {n: [] for n in (*doers, *done_to)}
        for sentence in range(here - FARTHEST, here + FARTHEST + 1):
            for number, mention in self._near.get(sentence, ()):
                if mention.head != candidate.token.i:
                    mentions.setdefault(number, []).append(mention)
        heads = [mention.head for found in mentions.values() for mention in found]
        odds = (
            self._encoding.relations(candidate.token.i, candidate.entry.type, heads)
            if self._encoding is not None
            else {}
        )
        return [
            SideOffer(number, self._features(candidate, number, found, odds, doers, done_to))
            for number, found in sorted(mentions.items())
        ]

    def _features(
        self,
        candidate: Candidate,
        number: int,
        mentions: Sequence[Mention],
        odds: Mapping[int, tuple[float, ...]],
        doers: Sequence[int],
        done_to: Sequence[int],
    ) -> list[str]:
        def surest(relation: Relation) -> float | None:
            return max((odds[m.head][relation] for m in mentions if m.head in odds), default=None)

        token, kind = candidate.token, candidate.entry.type.value
        part = "noun" if candidate.entry.noun else "verb"
        rule = "doer" if number in doers else "done_to" if number in done_to else "none"
        bodies = {self._actors[n].organ_of for n in doers}, {self._actors[n].organ_of for n in done_to}
        kin = "doer" if number in bodies[0] else "done_to" if number in bodies[1] else "none"
        actor = self._actors[number]
        nearest = min(mentions, key=lambda m: (abs(m.head - token.i), m.head), default=None)
        gap = self._sentence[nearest.head] - self._sentence[token.i] if nearest is not None else 9
        path = dependency_path(token, self._doc[nearest.head]) if nearest is not None and gap == 0 else "-"
        after = nearest is not None and nearest.head > token.i
        open_ = f"{min(len(doers), 1)}{min(len(done_to), 1)}"
        form = nearest.form if nearest is not None else "-"
        return [
            *steps("doer", surest(Relation.ACTOR)),
            *steps("done_to", surest(Relation.RECIPIENT)),
            *steps("source", surest(Relation.SOURCE)),
            f"rule={rule}",
            f"rule={rule}|type={kind}",
            f"rule={rule}|part={part}",
            f"rule={rule}|open={open_}",
            f"rule={rule}|kind={actor.kind.value}",
            f"rule={rule}|suggested={candidate.suggested}",
            f"kin={kin}|rule={rule}",
            f"path={path}",
            f"path={path}|part={part}",
            f"path={path}|type={kind}",
            f"gap={gap}|rule={rule}",
            f"gap={gap}|after={after}|part={part}",
            f"form={form}|rule={rule}",
            f"kind={actor.kind.value}|type={kind}",
            f"rank={min(self._rank[number], 3)}|rule={rule}",
            f"country={bool(actor.country)}|kind={actor.kind.value}",
        ]
